import * as lambda from '@aws-sdk/client-lambda'
import * as secretsManager from '@aws-sdk/client-secrets-manager'
import type { Properties, Template, Value } from './read-template.ts'
import { isNoValue, isObject } from './specification.ts'

/** Actions of services whose client is not installed, and those not called like their API; from the Service Authorization Reference. */
const OTHERS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
  'kms:Decrypt',
  'lambda:InvokeFunction',
  'lambda:InvokeFunctionUrl',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'sqs:SendMessage',
  'sts:AssumeRole',
]

interface Statement {
  readonly role: string
  readonly effect: string
  readonly actions: readonly string[]
  readonly resources: readonly Value[]
  readonly text: string
}

/** What a role of the template may do beyond what it should, and actions that are none. */
export function policyIssues(template: Template): string[] {
  return statementsOf(template).flatMap((statement) => {
    const { role, effect, actions, resources, text } = statement
    const where = `${role}: ${actions.join(', ')}`
    return [
      ...actions.filter((action) => !isAction(action)).map((action) => `${role}: ${action} is no action of AWS`),
      ...(resources.length === 0 ? [`${where}: on what?`] : []),
      ...(effect === 'Allow' && resources.includes('*') && !actions.every((action) => action.startsWith('ec2:'))
        ? [`${where}: is allowed on everything`]
        : []),
      ...(actions.includes('lambda:InvokeFunction') && text.includes(':*') ? [`${where}: on any version`] : []),
      ...(actions.some((action) => /DurableExecution(?:State|History)?$/.test(action)) &&
      !text.includes('-worker:*') &&
      !text.includes('Worker.Arn}:*')
        ? [`${where}: reaches no run, whose ARN begins with that of a version`]
        : []),
      ...SECRETS.filter(([owner, secret]) => role !== owner && text.includes(secret)).map(
        ([, secret]) => `${role}: reaches ${secret}, which is not its own`,
      ),
    ]
  })
}

const SECRETS = [
  ['FrontRole', 'FrontSecretArn'],
  ['WorkerRole', 'WorkerSecretArn'],
] as const

function statementsOf({ Resources }: Template): Statement[] {
  return Object.entries(Resources).flatMap(([role, { Properties = {} }]) =>
    listOf(Properties['Policies']).flatMap((policy) =>
      listOf(dig(policy, 'PolicyDocument', 'Statement'))
        .map(chosen)
        .filter(isObject)
        .map((statement) => ({
          role,
          effect: String(statement['Effect']),
          actions: listOf(statement['Action']).map(String),
          resources: listOf(statement['Resource']),
          text: JSON.stringify(statement),
        })),
    ),
  )
}

/** Of `!If [condition, statement, nothing]` the statement. */
function chosen(statement: Value): Value {
  const branches = isObject(statement) ? statement['Fn::If'] : undefined
  return Array.isArray(branches) ? (branches.slice(1).find((branch) => !isNoValue(branch)) ?? null) : statement
}

function isAction(action: string): boolean {
  if (OTHERS.includes(action)) return true
  const [service = '', name = ''] = action.split(':')
  const clients: Readonly<Record<string, object>> = { lambda, secretsmanager: secretsManager }
  return `${name}Command` in (clients[service] ?? {})
}

export function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

export function dig(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (found, key) => (isObject(found) ? (found as Properties)[key] : undefined),
    value,
  )
}

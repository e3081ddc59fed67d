import { API_ROOT } from '../../../atlas/api-operations.ts'
import { camelCase } from '../../../base/text.ts'
import type { Policy } from '../../../operations/operation.ts'
import { checkBodyPlacement } from '../../../operations/subject/api-placement.ts'
import { type ApiParams, type ApiRequest, readApiRequest } from '../../../operations/subject/api-request.ts'
import type { PlanStep } from '../../../plan/plan.ts'
import { climbs } from '../climbs.ts'
import { isClusterName } from './cluster-limits.ts'
import { type Beyond, isOrg, isProjectId, isProjectName } from './project-limits.ts'
import type { Rule } from './rule.ts'
import { sayWritten, type Written, written, writtenIn } from './written.ts'

const TARGET = ['operation-id', 'method', 'path', 'api-version'] as const
const MOST_BODY_VALUES = 20_000
/** Outputs that are single texts; others can be mappings, whose names would name places that nobody has looked at. */
const TEXT_OUTPUTS =
  /^(?:target-)?(?:project-id|project-name|org-id|cluster-name|snapshot-id|username|password|ip-address|entry|expires-at)$/

/** What of a request to the Admin API is beyond the rule: the operation first, then whatever names a place in path, query and body. */
export function beyondApi({ rule, step }: { rule: Rule; step: PlanStep }): Beyond | undefined {
  const target = TARGET.map((name) => writtenIn(step, name))
  if (!target.every((each) => each.kind === 'absent' || (each.kind === 'value' && !String(each.value).includes('${'))))
    return { where: ' with what another step finds out', why: 'operation-id, method and path have to be written' }
  const { parameters, body } = step.params
  // As a whole they could name any project, and nobody would have looked.
  if (typeof parameters === 'string')
    return { where: ' with parameters that another step finds out', why: 'parameters have to be written' }
  // References stay in as the text that they are: their places are what counts here.
  const values = Object.fromEntries(
    TARGET.flatMap((name, index) => {
      const found = target[index]
      return found?.kind === 'value' ? [[camelCase(name), found.value]] : []
    }),
  )
  const params = { ...values, ...(parameters !== undefined && { parameters }) } as Partial<ApiParams>
  const given = (name: keyof ApiParams) => params[name] !== undefined || (name === 'body' && body !== undefined)
  const { request } = readApiRequest({ params, given })
  const id = request?.operation?.id
  if (request === undefined || id === undefined)
    return { where: '', why: 'it is no operation that this function knows' }
  if (rule.apiOperations?.includes(id) !== true)
    return { where: ` for ${id}`, why: `${id} is not among its api-operations` }
  if (body !== undefined && (typeof body !== 'object' || body === null))
    return { where: ` for ${id} with a body that another step finds out`, why: 'a body has to be written' }
  if (Object.values(request.values).some((value) => climbs(String(value))))
    return { where: ` for ${id} with \`..\` in its path`, why: 'a name in a path cannot climb out of its place' }
  const found = placesOf({ request, body })
  if (typeof found === 'string') return { where: ` for ${id} with this body`, why: found }
  for (const { kind, value } of found) {
    if (isWithin({ rule, kind, value })) continue
    return {
      where: ` for ${id} on ${kind} ${sayWritten(value)}`,
      why: `${kind} ${sayWritten(value)} is beyond it`,
    }
  }
  const [issue] = checkBodyPlacement({ request, body: body as ApiParams['body'], policy: sizesOf(rule) })
  return issue && { where: ` for ${id} with this body`, why: issue.message }
}

type PlaceKind = 'project' | 'project named' | 'organization' | 'cluster'
interface Place {
  readonly kind: PlaceKind
  readonly value: Written
}

function isWithin({ rule, kind, value }: { rule: Rule } & Place): boolean {
  if (kind === 'project') return isProjectId({ rule, id: value })
  if (kind === 'project named') return isProjectName({ rule, name: value })
  return kind === 'organization' ? isOrg({ rule, org: value }) : isClusterName({ rule, name: value })
}

/** The Admin API's own names, in all the forms in which its attributes end. */
function kindOf(name: string): PlaceKind | undefined {
  const plain = name.replace(/[^a-z]/gi, '').toLowerCase()
  if (/(?:group|project)ids?$/.test(plain)) return 'project'
  if (/(?:group|project)names?$/.test(plain) && plain !== 'modelgroupname') return 'project named'
  if (/org(?:anization)?ids?$/.test(plain)) return 'organization'
  return /(?:clusternames?|tenantname|instancename)$/.test(plain) ? 'cluster' : undefined
}

function placesOf({ request, body }: { request: ApiRequest; body: unknown }): readonly Place[] | string {
  const { operation, path, values, query } = request
  const template = (operation?.path ?? path).slice(API_ROOT.length)
  const isCluster = /\/(?:flexClusters|serverless)\/\{name\}/.test(template)
  const named = Object.entries({ ...values, ...query }).flatMap(([name, value]): Place[] => {
    const kind = kindOf(name) ?? (isCluster && name === 'name' ? 'cluster' : undefined)
    return kind === undefined ? [] : itemsIn(value).map((item) => ({ kind, value: written(item) }))
  })
  const inBody = placesIn(body)
  if (typeof inBody === 'string') return inBody
  return [...named, ...inBody, ...ownName({ template, body })]
}

/** The name that a project or a cluster is to have stands in the body as `name` alone. */
function ownName({ template, body }: { template: string; body: unknown }): readonly Place[] {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, 'name')) return []
  const value = written((body as Record<string, unknown>)['name'])
  if (/^\/groups(?:\/\{groupId\})?$/.test(template)) return [{ kind: 'project named', value }]
  return /\/(?:clusters|flexClusters|serverless)(?:\/\{\w+\})?$/.test(template) ? [{ kind: 'cluster', value }] : []
}

function placesIn(body: unknown): readonly Place[] | string {
  const places: Place[] = []
  const open: unknown[] = [body]
  for (let seen = 0; open.length > 0; seen++) {
    if (seen > MOST_BODY_VALUES) return 'it holds too many values'
    const value = open.pop()
    const reference = typeof value === 'string' ? written(value) : undefined
    if (reference?.kind === 'output' && !TEXT_OUTPUTS.test(reference.output))
      return `what ${sayWritten(reference)} will be is not known`
    if (typeof value !== 'object' || value === null) continue
    for (const [name, item] of Object.entries(value)) {
      const kind = Array.isArray(value) ? undefined : kindOf(name)
      if (kind !== undefined) places.push(...itemsIn(item).map((each) => ({ kind, value: written(each) })))
      open.push(item)
    }
  }
  return places
}

function itemsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function sizesOf({ tiers = [], providers = [], regions = [] }: Rule): Policy {
  return { cloud: 'commercial', allowedTiers: tiers, allowedProviders: providers, allowedRegions: regions }
}

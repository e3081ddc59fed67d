import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { type LambdaApi, lazyLambda } from '../../../../src/function/aws/lambda-client.ts'

/** As it pleases Lambda: less than was asked for. */
const LONGEST_PAGE = 10
const PREFIX = 'arn:aws:lambda:us-east-1:123456789012:function:atlas-worker'
export const WORKER = `${PREFIX}:live`

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'STOPPED'

interface Execution {
  readonly name: string
  readonly arn: string
  readonly payload: string
  readonly startedAt: number
  status: Status
  result?: string
  error?: string
  /** What its steps have left behind, oldest first. */
  readonly steps: string[]
}

export interface LoopbackLambda {
  /** For a process of its own. */
  readonly endpoint: string
  readonly openLambda: () => Promise<LambdaApi>
  readonly executions: readonly Execution[]
  /** `GET ListDurableExecutionsByFunction` and the like, in order. */
  readonly calls: readonly string[]
  /** The start times of what is started from now on. */
  at(time: number): void
  /** Every call from now on is answered with this error. */
  fail(error: { readonly status: number; readonly type: string } | undefined): void
  /** So many looks at a new execution find nothing yet. */
  hide(looks: number): void
  /** Under which version executions start from now on: 7 until then. */
  publish(version: string): void
  /** What a listing without a qualifier holds, of which AWS's pages and its SDK say different things. */
  listWithout(listing: 'all versions' | 'none but $LATEST'): void
}

/**
 * The part of Lambda's API that runs need, on 127.0.0.1, as the documentation has it: "Idempotency" of durable functions, and the API
 * reference of Invoke, GetDurableExecution, GetDurableExecutionHistory and ListDurableExecutionsByFunction. Times are epoch seconds.
 */
export async function startLambda(): Promise<LoopbackLambda> {
  const executions: Execution[] = []
  const calls: string[] = []
  let now: number | undefined
  let failure: { status: number; type: string } | undefined
  let hidden = 0
  let live = '7'
  let listing: Parameters<LoopbackLambda['listWithout']>[0] = 'all versions'

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(incoming.url ?? '', 'http://127.0.0.1')
    const [, version, kind, subject = '', action] = pathname.split('/').map(decodeURIComponent)
    const body = incoming.method === 'POST' ? await text(incoming) : ''
    const call = `${incoming.method} ${kind} ${action ?? ''}`.trim()
    calls.push(call)
    if (failure !== undefined) return refuse(response, failure)
    if (call === 'POST functions invocations' && version === '2015-03-31' && subject === WORKER)
      return invoke({ incoming, response, body })
    if (call === 'GET functions durable-executions' && subject === PREFIX) return list(query, response)
    const execution = executions.find(({ arn }) => arn === subject)
    if (version !== '2025-12-01' || kind !== 'durable-executions' || execution === undefined)
      return refuse(response, { status: 404, type: 'ResourceNotFoundException' })
    if (hidden > 0) {
      hidden -= 1
      return refuse(response, { status: 404, type: 'ResourceNotFoundException' })
    }
    const isWhole = query.get('IncludeExecutionData') === 'true'
    return action === 'history' ? history(execution, response) : show({ execution, response, isWhole })
  }

  function invoke({ incoming, response, body }: { incoming: IncomingMessage; response: ServerResponse; body: string }) {
    const name = String(incoming.headers['x-amz-durable-execution-name'])
    if (incoming.headers['x-amz-invocation-type'] !== 'Event' || !/^[\w-]{1,64}$/.test(name))
      return refuse(response, { status: 400, type: 'InvalidParameterValueException' })
    const known = executions.find((one) => one.name === name)
    if (known !== undefined && known.payload !== body)
      return refuse(response, { status: 409, type: 'DurableExecutionAlreadyStartedException' })
    const arn = known?.arn ?? `${PREFIX}:${live}/durable-execution/${name}/${crypto.randomUUID()}`
    if (known === undefined)
      executions.push({ name, arn, payload: body, status: 'RUNNING', startedAt: now ?? Date.now(), steps: [] })
    response.writeHead(202, { 'x-amz-durable-execution-arn': arn, 'x-amz-executed-version': live }).end()
  }

  function show({
    execution,
    response,
    isWhole,
  }: {
    execution: Execution
    response: ServerResponse
    isWhole: boolean
  }) {
    const { payload, result, error } = execution
    const data = {
      InputPayload: payload,
      ...(result !== undefined && { Result: result }),
      ...(error !== undefined && { Error: { ErrorMessage: error, ErrorType: 'ActionError' } }),
    }
    say(response, { ...summary(execution), Version: '7', ...(isWhole && data) })
  }

  function history({ steps }: Execution, response: ServerResponse) {
    const events = steps.flatMap((step, index) => [
      {
        EventType: 'StepSucceeded',
        EventId: index * 2,
        StepSucceededDetails: { Result: { Payload: step }, RetryDetails: {} },
      },
      {
        EventType: 'WaitStarted',
        EventId: index * 2 + 1,
        WaitStartedDetails: { Duration: 30, ScheduledEndTimestamp: 0 },
      },
    ])
    say(response, { Events: events.toReversed() })
  }

  function list(query: URLSearchParams, response: ServerResponse) {
    const [from, most] = [Number(query.get('Marker') ?? 0), Math.min(Number(query.get('MaxItems')), LONGEST_PAGE)]
    const after = Date.parse(query.get('StartedAfter') ?? '') || 0
    const qualifier = query.get('Qualifier') ?? (listing === 'all versions' ? undefined : '$LATEST')
    const version = qualifier === 'live' ? live : qualifier
    const fitting = executions
      .filter(({ arn }) => version === undefined || arn.startsWith(`${PREFIX}:${version}/`))
      .filter(({ status, startedAt }) => query.getAll('Statuses').includes(status) && startedAt > after)
      .toSorted((one, other) => other.startedAt - one.startedAt)
    const page = fitting.slice(from, from + most)
    const more = from + most < fitting.length && { NextMarker: String(from + most) }
    say(response, { DurableExecutions: page.map(summary), ...more })
  }

  const server = createServer((incoming, response) => void answer(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' }
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    endpoint,
    openLambda: lazyLambda({ endpoint, region: 'us-east-1', credentials }),
    executions,
    calls,
    at: (time) => {
      now = time
    },
    fail: (error) => {
      failure = error
    },
    hide: (looks) => {
      hidden = looks
    },
    publish: (version) => {
      live = version
    },
    listWithout: (what) => {
      listing = what
    },
  }
}

function summary({ arn, name, status, startedAt }: Execution) {
  return {
    DurableExecutionArn: arn,
    DurableExecutionName: name,
    FunctionArn: arn.split('/')[0],
    Status: status,
    StartTimestamp: startedAt / 1000,
  }
}

function say(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function refuse(response: ServerResponse, { status, type }: { status: number; type: string }): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type })
  response.end(JSON.stringify({ message: type }))
}

import { beforeAll, describe, expect, test } from 'vitest'
import { nameOf } from '../../scenarios/preview-world.ts'
import { routedServer } from '../../support/routed-server.ts'
import { CURRENT, delivery, type SentRequest } from '../support/delivery.ts'
import { githubExample } from '../support/github-examples.ts'
import { eventOfVersion1, eventOfVersion2 } from './support/gateway-events.ts'
import { startLambda, WORKER } from './support/lambda-api.ts'
import { type RunningFunction, runtimeClient, startFunction } from './support/runtime-api.ts'

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:front-AbCdEf'
const EVENTS = 1_000
/** The heap grows and shrinks by some of this between two collections; a leak of 20 KiB for each event is as much again. */
const MOST_GROWTH = 20 * 1024 * 1024

describe.skipIf(runtimeClient.skip)(`the front under ${runtimeClient.title}`, () => {
  beforeAll(runtimeClient.demand)

  /** The front with its secret in Secrets Manager, and Lambda's API to start runs by. */
  async function start() {
    const lambda = await startLambda()
    const secrets = await routedServer([
      {
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: { SecretString: JSON.stringify({ GITHUB_WEBHOOK_SECRET: CURRENT }) },
      },
    ])
    const front = await startFunction({
      handler: 'handler',
      environment: {
        ATLAS_FUNCTION_NAME: 'atlas',
        ATLAS_FUNCTION_SECRET: SECRET,
        ATLAS_FUNCTION_WORKER: WORKER,
        AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.origin,
        NODE_OPTIONS: '--max-semi-space-size=1 --max-old-space-size=64',
      },
    })
    return { lambda, secrets, front }
  }

  test('asks for its first event soon, and answers a thousand without mixing or keeping them', {
    timeout: 60_000,
  }, async () => {
    const { lambda, secrets, front } = await start()
    const half = await answerAll({ front, from: 0 })
    const before = await front.memory()
    const whole = await answerAll({ front, from: EVENTS / 2 })
    const after = await front.memory()
    expect([...half, ...whole].filter(({ is, wanted }) => is !== wanted)).toEqual([])
    expect(after - before).toBeLessThan(MOST_GROWTH)
    expect(lambda.executions).toHaveLength(EVENTS / 4)
    expect(secrets.requests).toHaveLength(1)
    expect(front.output()).not.toContain(CURRENT)
    const metrics = front
      .output()
      .split('\n')
      .filter((line) => line.includes('"_aws"'))
    expect(metrics.filter((line) => JSON.parse(line)['WebhooksAccepted'] === 1)).toHaveLength(EVENTS / 4)
    const [coldMs, grownKiB] = [front.startedInMs, (after - before) / 1024].map(Math.round)
    console.info(
      `first poll after ${coldMs} ms; memory ${Math.round(after / 2 ** 20)} MiB, grown by ${grownKiB} KiB over ${EVENTS / 2} events`,
    )
  })

  test('what it cannot know fails, and the next event is answered', async () => {
    const { front } = await start()
    expect(await front.invoke({ source: 'aws.events' })).toMatchObject({
      outcome: 'error',
      json: { errorType: 'ActionError', errorMessage: expect.stringContaining('does not know') },
    })
    const event = eventOfVersion2({ request: { ...delivery({ body: {} }), path: '/nothing' }, isBase64: false })
    expect(await front.invoke(event)).toMatchObject({ outcome: 'response', json: { statusCode: 404 } })
  })

  test('without anything configured every event says what is missing', async () => {
    const front = await startFunction({ handler: 'handler', environment: {} })
    const event = eventOfVersion2({ request: delivery({ body: {} }), isBase64: false })
    for (const invoked of [await front.invoke(event), await front.invoke(event)])
      expect(invoked).toMatchObject({
        outcome: 'error',
        json: { errorMessage: expect.stringContaining('GITHUB_WEBHOOK_SECRET') },
      })
  })
})

describe.skipIf(runtimeClient.skip)(`the worker under ${runtimeClient.title}`, () => {
  beforeAll(runtimeClient.demand)

  const event = (input: object) => ({
    DurableExecutionArn: `${WORKER.replace('live', '7')}/durable-execution/sweep_0123456789abcdef/1f7f`,
    CheckpointToken: 'token',
    InitialExecutionState: {
      Operations: [
        {
          Id: 'execution',
          Type: 'EXECUTION',
          Status: 'STARTED',
          StartTimestamp: 1_795_000_000_000,
          ExecutionDetails: { InputPayload: JSON.stringify(input) },
        },
      ],
    },
  })

  test('is a durable function: what is no order ends the execution, and what is no execution is refused', async () => {
    const worker = await startFunction({ handler: 'run', environment: { ATLAS_FUNCTION_WORKER: WORKER } })
    expect(await worker.invoke(event({ kind: 'unknown' }))).toMatchObject({
      outcome: 'response',
      json: { Status: 'FAILED', Error: { ErrorMessage: expect.stringContaining('no order') } },
    })
    expect(await worker.invoke({ kind: 'sweep', since: '2026-11-22T08:00:00Z' })).toMatchObject({ outcome: 'error' })
  })

  test('writes its steps down over the wire, and leaves the time until the next attempt to Lambda', async () => {
    const api = await routedServer([
      {
        method: 'POST',
        path: '/2025-12-01/durable-executions/:arn/checkpoint',
        headers: { 'content-type': 'application/json' },
        body: { CheckpointToken: 'next', NewExecutionState: { Operations: [] } },
      },
    ])
    const environment = { ATLAS_FUNCTION_WORKER: WORKER, AWS_ENDPOINT_URL_LAMBDA: api.origin }
    const worker = await startFunction({ handler: 'run', environment })
    const invoked = await worker.invoke(event({ kind: 'sweep', since: '2026-11-22T08:00:00Z' }))
    expect(invoked).toEqual({ outcome: 'response', json: { Status: 'PENDING' } })
    const sent = api.requests.flatMap(({ body }): { Action: string }[] => JSON.parse(body).Updates)
    expect(sent).toMatchObject([
      { Type: 'STEP', Action: 'START', Name: 'slice 1' },
      {
        Type: 'STEP',
        Action: 'RETRY',
        Name: 'slice 1',
        StepOptions: { NextAttemptDelaySeconds: 10 },
        Error: { ErrorMessage: expect.stringContaining('MONGODB_ATLAS_CLIENT_SECRET') },
      },
    ])
    const foreign = worker
      .output()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('{'))
    expect(foreign).toEqual([])
  })
})

/** Half of the events, of four kinds in turn, each with an answer that no other event has. */
async function answerAll({ front, from }: { front: RunningFunction; from: number }) {
  const answers: { readonly is: string; readonly wanted: string }[] = []
  for (let number = from; number < from + EVENTS / 2; number += 1) {
    const { request, wanted } = kinds[number % kinds.length]?.(number + 1) ?? unknownPath(number)
    const toEvent = number % 8 < 4 ? eventOfVersion2 : eventOfVersion1
    const { outcome, json } = await front.invoke(toEvent({ request, isBase64: number % 3 === 0 }))
    const { statusCode, body } = json as { statusCode?: number; body?: string }
    const told = JSON.parse(body ?? '{}') as { run?: string }
    answers.push({ is: `${outcome} ${statusCode} ${told.run?.split('_')[0] ?? ''}`.trim(), wanted })
  }
  return answers
}

type Kind = (number: number) => { readonly request: SentRequest; readonly wanted: string }

const opened = githubExample('pull_request', 'opened')
const accepted: Kind = (number) => {
  const { full_name: repository } = opened['repository'] as { full_name: string }
  const body = { ...opened, number, pull_request: { ...Object(opened['pull_request']), number } }
  return { request: delivery({ body }), wanted: `response 202 ${nameOf(number, repository.toLowerCase())}` }
}
const forged: Kind = () => ({
  request: delivery({ body: opened, secret: 'of somebody else' }),
  wanted: 'response 401',
})
const ignored: Kind = () => ({
  request: delivery({ event: 'watch', body: githubExample('watch', 'started') }),
  wanted: 'response 202',
})
const unknownPath: Kind = (number) => ({
  request: { ...delivery({ body: opened }), path: `/${number}` },
  wanted: 'response 404',
})
const kinds = [accepted, forged, ignored, unknownPath]

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { refusalShape, runShape, startedShape } from '../../../src/broker/answer.ts'
import { createRecipient } from '../../../src/broker/recipient.ts'
import { runPath } from '../../../src/broker/routes.ts'
import { OURS, THEIRS } from './support/asking.ts'
import { brokerFor, type StartedBroker } from './support/broker.ts'
import { type Issuer, startIssuer } from './support/issuer.ts'
import { keptRuns } from './support/kept-runs.ts'

const START = Date.UTC(2026, 10, 22, 8)
let time = START
const now = () => new Date(time)
const POLICY = `rules: [{ repository-id: 74, operations: [list-clusters], project-ids: [${OURS}], tiers: [M10], longest-ttl: 4h }]`
const { publicKey: recipient } = await createRecipient()
const REQUEST = {
  task: { kind: 'plan', text: `a: { list-clusters: { project-id: ${OURS} } }`, file: 'operations' },
  settings: { timeout: '45m' },
  recipient,
  since: 'abcdefghijklmnopqrstuv',
}

let issuer: Issuer
let broker: StartedBroker
beforeAll(async () => {
  issuer = await startIssuer({ now })
})
afterAll(() => issuer.close())
beforeEach(async () => {
  time = START
  issuer.answerWith(undefined)
  broker = await brokerFor({ issuer, policy: POLICY, now })
})

describe('a request that a rule allows', () => {
  test('starts a run, whose order says who asked for what, and what the rule limits', async () => {
    const answer = await broker.post(await issuer.sign(), REQUEST)
    expect(answer).toMatchObject({ status: 202, body: { run: 'run-0' } })
    expect(startedShape().parse(answer.body)).toEqual({ run: 'run-0' })
    expect(broker.runs.orders).toEqual([
      {
        kind: 'broker',
        caller: expect.objectContaining({
          repositoryId: '74',
          runId: '22259804324',
          runAttempt: '2',
          ref: 'refs/pull/42/merge',
        }),
        task: REQUEST.task,
        settings: { timeout: '45m' },
        allowed: {
          providers: [],
          regions: [],
          tiers: ['M10'],
          places: { anyProject: false, wideCidr: false, projectIds: [OURS] },
        },
        longestTtlMs: 4 * 3_600_000,
        recipient,
        since: REQUEST.since,
      },
    ])
    expect(broker.log).toEqual([
      expect.objectContaining({
        level: 'info',
        event: 'broker run started',
        run: 'run-0',
        repository: 'octo-org/shop',
        rule: 1,
      }),
    ])
  })

  test('that is sent again starts no second run, in whichever order its keys come; the next one does', async () => {
    const turned = Object.fromEntries(Object.entries(REQUEST).reverse())
    const answers = [
      await broker.post(await issuer.sign(), REQUEST),
      await broker.post(await issuer.sign(), {
        ...turned,
        task: Object.fromEntries(Object.entries(REQUEST.task).reverse()),
      }),
      await broker.post(await issuer.sign(), { ...REQUEST, since: 'another-nonce-012345678' }),
    ]
    expect(answers.map(({ body }) => body['run'])).toEqual(['run-0', 'run-0', 'run-1'])
    expect(broker.runs.orders).toHaveLength(2)
  })

  test('of one operation is the same, too, in whichever order its parameters come', async () => {
    const pairs = [
      ['project-id', OURS],
      ['org-id', THEIRS],
    ]
    for (const params of [pairs, pairs.toReversed()]) {
      const task = { kind: 'operation', name: 'list-clusters', params: Object.fromEntries(params) }
      expect(await broker.post(await issuer.sign(), { ...REQUEST, task })).toMatchObject({ body: { run: 'run-0' } })
    }
  })
})

describe('a token that proves nothing', () => {
  const seconds = START / 1000
  test.each<[string, () => Promise<string>, string]>([
    ['of another issuer', () => issuer.sign({ iss: 'https://token.actions.githubusercontent.com' }), 'the claim iss'],
    ['for another audience', () => issuer.sign({ aud: 'sts.amazonaws.com' }), 'the claim aud'],
    ['of another key', () => issuer.sign({}, { key: 'strange' }), 'not by a key of the issuer'],
    ['without a signature', () => issuer.sign({}, { alg: 'none' }), 'not signed with RS256'],
    ['with the public key as secret', () => issuer.sign({}, { alg: 'HS256' }), 'not signed with RS256'],
    ['that has expired', () => issuer.sign({ exp: seconds - 120 }), 'expired'],
    ['that is not valid yet', () => issuer.sign({ nbf: seconds + 120 }), 'not valid yet'],
    ['without a claim', () => issuer.sign({ repository_id: undefined }), 'repository_id is missing'],
    ['that is none', async () => 'hunter2', 'no bearer token'],
    ['that is not there', async () => '', 'no bearer token'],
  ])('%s is answered shortly, and the log has the reason', async (_, sign, reason) => {
    const answer = await broker.post(await sign(), REQUEST)
    expect(answer).toEqual({
      status: 401,
      headers: { 'cache-control': 'no-store', 'www-authenticate': 'Bearer' },
      body: { error: 'token refused', request: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
    const { request } = refusalShape().parse(answer.body)
    const line = { level: 'warn', event: 'broker denied', requestId: request, reason: expect.stringContaining(reason) }
    expect(broker.log).toEqual([expect.objectContaining(line)])
    expect(broker.counted).toEqual(['BrokerDenied'])
    expect(broker.runs.orders).toEqual([])
  })

  test('at the moment, since the issuer does not answer, may be sent again', async () => {
    issuer.answerWith((response) => response.destroy())
    expect(await broker.post(await issuer.sign(), REQUEST)).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
    })
    issuer.answerWith(undefined)
    time += 5_000
    expect(await broker.post(await issuer.sign(), REQUEST)).toMatchObject({ status: 202 })
  })
})

describe('a job that no rule allows it', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['of another repository', { repository_id: '75', repository: 'octo-org/other' }, 'no rule is for this repository'],
    [
      'of a fork',
      { repository_id: '99', repository: 'mallory/shop', repository_owner_id: '98' },
      'no rule is for this repository',
    ],
    [
      'for a target',
      { event_name: 'pull_request_target' },
      'rule 1: strangers can cause the event pull_request_target, so that its events have to name it',
    ],
  ])('%s is told what was missing, and nothing that it sends is read', async (_, claims, reason) => {
    const answer = await broker.post(await issuer.sign(claims), Buffer.from('no JSON'))
    expect(answer).toMatchObject({
      status: 403,
      body: { error: expect.stringMatching(/^no rule lets repository \d+ .+ use this broker/) },
    })
    expect(JSON.stringify(answer.body)).not.toContain(OURS)
    expect(broker.log).toEqual([expect.objectContaining({ event: 'broker denied', reason })])
    expect(broker.counted).toEqual(['BrokerDenied'])
  })

  test('on another project is told so, and the log has the rule', async () => {
    const task = { ...REQUEST.task, text: `a: { list-clusters: { project-id: ${THEIRS} } }` }
    const { status, body } = await broker.post(await issuer.sign(), { ...REQUEST, task })
    expect({ status, error: body['error'] }).toEqual({
      status: 403,
      error: `no rule lets repository 74 (octo-org/shop) run list-clusters on project \`${THEIRS}\`, for refs/pull/42/merge on pull_request.`,
    })
    expect(broker.log).toEqual([
      expect.objectContaining({
        reason: `rule 1: project \`${THEIRS}\` is not among its project-ids`,
        workflowRun: '22259804324',
      }),
    ])
    expect(broker.runs.orders).toEqual([])
  })
})

describe('a request that is not right', () => {
  test.each([
    ['no JSON', Buffer.from('x'), 400, 'the body is no JSON'],
    ['too large', Buffer.alloc(256 * 1024 + 1), 413, 'more than 262144 bytes'],
    [
      'a setting too many',
      { ...REQUEST, settings: { 'client-secret': 'hunter2' } },
      400,
      '`client-secret` cannot stand there',
    ],
    [
      'a plan with a fault',
      { ...REQUEST, task: { ...REQUEST.task, text: 'a: { list-cluster: }' } },
      422,
      'a: there is no operation',
    ],
  ])('%s is refused with its fault', async (_, body, status, error) => {
    const answer = await broker.post(await issuer.sign(), body)
    expect(answer).toMatchObject({ status, body: { error: expect.stringContaining(error) } })
    expect(JSON.stringify([answer, broker.log])).not.toContain('hunter2')
    expect(broker.runs.orders).toEqual([])
  })

  test('issues of a plan come with their places', async () => {
    const task = { ...REQUEST.task, text: 'a:\n  list-cluster:\n' }
    const { issues } = refusalShape().parse((await broker.post(await issuer.sign(), { ...REQUEST, task })).body)
    expect(issues).toEqual([
      {
        message: 'a: there is no operation `list-cluster`.',
        hint: 'Did you mean `list-clusters`?',
        position: { file: 'operations', line: 2, column: 3 },
      },
    ])
  })

  test.each([['/'], ['/operations/'], ['/runs'], ['/runs/']])('%s is no route', async (path) => {
    expect(await broker.get(await issuer.sign(), path)).toMatchObject({
      status: 404,
      body: { error: 'there is no such route' },
    })
  })
})

describe('a run', () => {
  const view = {
    state: 'succeeded',
    doing: [],
    outcome: { state: 'succeeded', summary: 'done', steps: [], notices: [], sealed: 'a.b.c.d.e' },
  } as const

  test('is shown to the job that has started it, by any token of it', async () => {
    broker = await brokerFor({ issuer, policy: POLICY, now, runs: keptRuns(view) })
    await broker.post(await issuer.sign(), REQUEST)
    const answer = await broker.get(await issuer.sign({ sub: 'another job of the run' }), runPath('run-0'))
    expect(answer).toMatchObject({ status: 200, body: view })
    expect(runShape().parse(JSON.parse(JSON.stringify(answer.body)))).toEqual(view)
  })

  test.each([
    ['another repository', { repository_id: '75' }],
    ['another run of the workflow', { run_id: '22259804325' }],
    ['another attempt', { run_attempt: '3' }],
  ])('is not there for %s', async (_, claims) => {
    await broker.post(await issuer.sign(), REQUEST)
    const [others, none] = [
      await broker.get(await issuer.sign(claims), runPath('run-0')),
      await broker.get(await issuer.sign(claims), runPath('run-7')),
    ]
    const anonymous = ({ status, headers, body }: typeof others) => ({
      status,
      headers,
      body: { ...body, request: '' },
    })
    expect(anonymous(others)).toEqual(anonymous(none))
    expect(others.status).toBe(404)
  })

  test('of another kind is nobody’s', async () => {
    await broker.runs.start({ kind: 'tour', of: 'sweep', since: 'x' })
    expect(await broker.get(await issuer.sign(), runPath('run-0'))).toMatchObject({ status: 404 })
  })

  test('is not shown without a token', async () => {
    await broker.post(await issuer.sign(), REQUEST)
    expect(await broker.get(undefined, runPath('run-0'))).toMatchObject({ status: 401 })
  })
})

describe('a repository that asks too often', () => {
  test('is told to wait, others are not, and time heals it', async () => {
    const [token, other] = [await issuer.sign(), await issuer.sign({ repository_id: '75' })]
    const statuses: number[] = []
    for (let number = 0; number < 121; number++) statuses.push((await broker.post(token, Buffer.from('x'))).status)
    expect(statuses.indexOf(429)).toBe(120)
    expect(await broker.post(token, REQUEST)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
    expect(await broker.post(other, REQUEST)).toMatchObject({ status: 403 })
    expect(await broker.get(token, runPath('run-0'))).toMatchObject({ status: 404 })
    time += 500
    expect(await broker.post(token, REQUEST)).toMatchObject({ status: 202 })
  })

  // 31 times 8 KiB and one for each request: three take 96 of 120.
  test('is told so sooner when its requests are large', async () => {
    const token = await issuer.sign()
    const large = Buffer.alloc(255 * 1024, ' ')
    const statuses: number[] = []
    for (let number = 0; number < 4; number++) statuses.push((await broker.post(token, large)).status)
    expect(statuses).toEqual([400, 400, 400, 429])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Secret } from '../../../src/base/secret.ts'
import { refusalShape } from '../../../src/broker/answer.ts'
import type { Answering } from '../../../src/function/incoming-call.ts'
import type { Log } from '../../../src/function/log.ts'
import { createWebhook } from '../../../src/function/webhook/create-webhook.ts'
import { CURRENT, delivery, PREVIOUS, type SentRequest } from '../support/delivery.ts'
import { type Example, githubExample, githubExamples } from '../support/github-examples.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { recordedRuns } from '../support/recorded-runs.ts'
import { adapterCases } from './adapter-cases.ts'

/** An adapter that serves, with a client at its side. */
interface StartedAdapter {
  /**
   * Sends as a client of this platform does: the headers with the names they have here, `content-length` beside them, the body as it is.
   * A server may answer before it has read everything (413): then the answer counts, not the broken pipe. `json` is the parsed body,
   * names of `headers` are in small letters.
   */
  send(request: SentRequest): Promise<{
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly json: unknown
  }>
  close(): Promise<void>
}

/** How a file uses it: `adapterSuite('name', async ({ answering, log }) => ({ send, close }))` beside the tests of its own. */
export type StartAdapter = (served: { answering: Answering; log: Log }) => Promise<StartedAdapter>

const ORDERING = /^(?:opened|reopened|synchronize|closed|labeled|unlabeled|ready_for_review)$/

/** What every adapter has to do alike: each case goes the whole way from a request to a run. */
export function adapterSuite(name: string, start: StartAdapter): void {
  describe(name, () => {
    const runs = recordedRuns()
    const { log, count, lines } = recordedLog()
    const secrets = [new Secret(CURRENT), new Secret(PREVIOUS)]
    let adapter: StartedAdapter
    beforeAll(async () => {
      const webhook = createWebhook({ secrets, runs, log, count })
      // A path of its own, since no webhook throws.
      const answering: Answering = async (call) => {
        if (call.path === '/broken') throw new Error('a matter of the inside')
        return call.path === '/github/webhooks' ? webhook(call) : { status: 404, body: { path: call.path } }
      }
      adapter = await start({ answering, log })
    })
    afterAll(() => adapter.close())
    beforeEach(() => {
      runs.clear()
      lines.length = 0
    })

    test.each(adapterCases)('$name: $status', async ({ request, status, error, starts = false }) => {
      const { json, ...answer } = await adapter.send(request())
      expect(answer.status).toBe(status)
      if (error !== undefined) expect(refusalShape().parse(json).error).toMatch(error)
      expect(answer.headers).toMatchObject({
        'content-type': expect.stringMatching(/^application\/json\b/),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      expect(runs.orders).toEqual(starts ? [orderOf(githubExample('pull_request', 'opened'))] : [])
      if (starts) expect(json).toEqual({ status: 'accepted', run: 'run-1' })
    })

    test('every payload that GitHub has sent is answered, and those that matter start a run', async () => {
      const examples = githubExamples()
      for (const { event, payload } of examples) {
        const { status } = await adapter.send(delivery({ event, body: payload }))
        expect({ event, action: payload['action'], status }).toMatchObject({ status: event === 'ping' ? 200 : 202 })
      }
      expect(runs.orders).toEqual(examples.flatMap(expectedOrder))
      expect(lines.filter(({ level }) => level === 'error')).toEqual([])
    })

    test('a delivery that comes twice orders the same, and is told the same run', async () => {
      const first = await adapter.send(delivery({ body: githubExample('pull_request', 'closed') }))
      const second = await adapter.send(delivery({ body: githubExample('pull_request', 'closed') }))
      expect(second.json).toEqual(first.json)
      const [one, other] = runs.orders
      expect(runs.orders).toHaveLength(2)
      expect(JSON.stringify(other)).toBe(JSON.stringify(one))
    })

    test('a run that cannot be started fails the delivery, which can then be sent again', async () => {
      runs.fail(new Error('no room for runs'))
      const failed = await adapter.send(delivery({ body: githubExample('pull_request', 'opened') }))
      expect([failed.status, refusalShape().parse(failed.json)]).toEqual([
        500,
        { error: 'The run could not be started.', hint: expect.stringContaining('Redeliver') },
      ])
      runs.clear()
      const again = await adapter.send(delivery({ body: githubExample('pull_request', 'opened') }))
      expect(again.json).toEqual({ status: 'accepted', run: 'run-1' })
    })

    test('the path is handed over without its query', async () => {
      const { status, json } = await adapter.send({ ...delivery({ body: {} }), path: '/else/where?of=2' })
      expect([status, json]).toEqual([404, { path: '/else/where' }])
    })

    test('what nobody has foreseen is a 500 with an id that is in the log, and says nothing of the inside', async () => {
      const { status, json } = await adapter.send({ ...delivery({ body: {} }), path: '/broken' })
      expect(status).toBe(500)
      expect(JSON.stringify(json)).not.toMatch(/inside|Error|\bat\b|\.ts/)
      const { error, request: requestId } = refusalShape().parse(json)
      expect(error).toBe('The function failed.')
      expect(requestId).toMatch(/^[\w-]{8,64}$/)
      expect(lines.filter(({ fields }) => fields.requestId === requestId)).toMatchObject([{ level: 'error' }])
    })
  })
}

function orderOf(payload: Example['payload']): unknown {
  const { action, number, pull_request, repository } = payload as {
    action: string
    number: number
    pull_request: { updated_at: string }
    repository: { full_name: string }
  }
  return {
    kind: 'environment',
    repository: repository.full_name,
    pullRequest: number,
    action,
    since: pull_request.updated_at,
  }
}

function expectedOrder({ event, payload }: Example): readonly unknown[] {
  const action = String(payload['action'])
  if (event === 'pull_request' && ORDERING.test(action)) return [orderOf(payload)]
  if (event !== 'repository' || !/^(?:deleted|archived|transferred|renamed)$/.test(action)) return []
  const { full_name, updated_at } = payload['repository'] as { full_name: string; updated_at: string }
  return [{ kind: 'sweep', repository: full_name, since: `${updated_at} ${action}` }]
}

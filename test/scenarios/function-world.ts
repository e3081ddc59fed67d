import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { readConfiguration } from '../../src/function/configuration.ts'
import { createJsonLog } from '../../src/function/json-log.ts'
import type { MetricName } from '../../src/function/log.ts'
import { type Served, type ServeOptions, serve } from '../../src/function/node/serve.ts'
import type { RunOutcome } from '../../src/function/runs/run-view.ts'
import { passwordsSent } from '../action/watched-world.ts'
import { CURRENT, delivery } from '../function/support/delivery.ts'
import type { PullRequestAction } from '../support/github/events.ts'
import type { WorldOptions } from '../support/world.ts'
import { FILE, FLEX, type Preview, previewWorld } from './preview-world.ts'

type Happening = Parameters<Preview['happens']>[2]

interface Delivery {
  readonly body: object
}

interface Function {
  readonly served: Served
  /** Sends it, signed. The id of the run that it is told. */
  deliver(delivery: Delivery): Promise<string>
  /** Waits for the end of a run. */
  outcome(run: string): Promise<RunOutcome>
  /** Ends the process; what is under way is put down where it stands. */
  stop(): Promise<void>
}

interface FunctionWorld extends Preview {
  /** Lines of the log, as they are printed. */
  readonly lines: readonly string[]
  readonly counts: readonly MetricName[]
  /** What somebody does with a pull request at GitHub; the delivery that follows, each with a later `updated_at`. */
  changes(action: PullRequestAction, number: number, more?: Happening): Delivery
  /** Starts the function, in this process. */
  start(more?: Partial<Pick<ServeOptions, 'firings' | 'stateFile'>>): Promise<Function>
}

const SPEED = 400
const FIRST_CHANGE = Date.parse('2026-11-22T08:00:00Z')

/** Atlas and GitHub on this machine, and the function between them: GitHub reaches it over a socket, by signed deliveries. */
export async function functionWorld({
  file = FLEX,
  ...options
}: WorldOptions & { file?: string } = {}): Promise<FunctionWorld> {
  const preview = await previewWorld({ file: null, speed: SPEED, ...options })
  const { world, gitHub, shop } = preview
  shop.addFile({ path: FILE, text: preview.filled(file) })
  const lines: string[] = []
  const counts: MetricName[] = []
  const told: string[] = []
  const environment = {
    GITHUB_WEBHOOK_SECRET: CURRENT,
    GITHUB_TOKEN: gitHub.token,
    GITHUB_API_URL: gitHub.url,
    ATLAS_FUNCTION_REPOSITORIES: 'octo/shop',
    ATLAS_BASE_URL: world.simulator.url,
    MONGODB_ATLAS_PUBLIC_API_KEY: world.simulator.publicKey,
    MONGODB_ATLAS_PRIVATE_API_KEY: world.simulator.privateKey,
    ATLAS_ACTION_CLOCK_SPEED: String(SPEED),
  }
  const secrets = () => [CURRENT, gitHub.token, world.simulator.privateKey, ...passwordsSent(world)]
  onTestFinished(() => {
    const seen = [...lines, ...told].join('\n')
    expect(secrets().filter((secret) => seen.includes(secret)).length, 'secrets in the log, runs and answers').toBe(0)
    expect(lines.filter((line) => line.includes('unexpected'))).toEqual([])
  })
  let changed = 0
  return {
    ...preview,
    lines,
    counts,
    changes(action, number, more) {
      const { payload } = preview.happens(action, number, more)
      const { pull_request, ...rest } = payload as { pull_request: object }
      changed += 1
      const updated_at = new Date(FIRST_CHANGE + changed * 1000).toISOString().replace('.000', '')
      return { body: { ...rest, pull_request: { ...pull_request, updated_at } } }
    },
    async start(more = {}) {
      const configuration = await readConfiguration({
        environment,
        readFile: () => Promise.reject(new Error('no file')),
      })
      const served = await serve({
        configuration,
        port: 0,
        host: '127.0.0.1',
        firings: {},
        log: createJsonLog((line) => lines.push(line)),
        count: (name) => counts.push(name),
        version: '1.2.3',
        userAgent: 'mongodb-atlas-action/1.2.3',
        folder: '.',
        ...more,
      })
      let stopping: Promise<void> | undefined
      const stop = () => (stopping ??= served.close())
      onTestFinished(stop)
      return {
        served,
        stop,
        async deliver({ body }) {
          const { method, path, headers, body: bytes } = delivery({ body })
          const response = await fetch(`${served.url}${path}`, { method, headers, body: Buffer.from(bytes) })
          const text = await response.text()
          told.push(text)
          expect([response.status, text]).toEqual([202, expect.stringContaining('accepted')])
          return String(JSON.parse(text).run)
        },
        async outcome(run) {
          for (;;) {
            const found = await served.runs.find(run)
            told.push(JSON.stringify(found))
            if (found === undefined) throw new Error(`there is no run ${run}`)
            if (found.view.outcome !== undefined) return found.view.outcome
            await setTimeout(10)
          }
        },
      }
    },
  }
}

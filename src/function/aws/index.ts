import { tmpdir } from 'node:os'
import manifest from '../../../package.json' with { type: 'json' }
import { createJsonLog } from '../json-log.ts'
import { createCount } from '../metrics.ts'
import type { FrontResult } from './create-front.ts'
import { openFunction } from './open-function.ts'

type Opened = ReturnType<typeof openFunction>

/** Once for a process, when Lambda first calls it. */
const opened = (() => {
  let kept: Opened | undefined
  return (): Opened => {
    kept ??= open()
    return kept
  }
})()

/** The front: requests over HTTP, and what the schedules send. */
export async function handler(event: unknown, context: unknown): Promise<FrontResult> {
  return opened().handler(event, context)
}

/** The worker: one run, as a durable execution. */
export async function run(event: unknown, context: unknown): Promise<unknown> {
  return opened().run(event, context)
}

function open(): Opened {
  // Not by the console, before whose lines the runtime puts its own words: metrics are read of lines that are JSON and nothing else.
  const write = (line: string) => void process.stdout.write(`${line}\n`)
  return openFunction({
    environment: process.env,
    log: createJsonLog(write),
    count: createCount(write, { name: process.env['ATLAS_FUNCTION_NAME'] ?? manifest.name }),
    version: manifest.version,
    userAgent: `${manifest.name}/${manifest.version}`,
    folder: tmpdir(),
  })
}

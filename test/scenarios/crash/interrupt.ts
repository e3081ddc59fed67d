import type { CrashWorld, JobMore } from './crash-world.ts'
import type { EndedJob } from './job.ts'
import type { Verb } from './run-here.ts'

/** `received`: Atlas never knows of the request. `answered`: it took effect, and the answer has not come. */
export type Moment = 'received' | 'answered'

/** A job that got a signal at one of its requests; `undefined` if it had succeeded before. */
export type Interrupted = (EndedJob & { readonly endedAfterMs: number }) | undefined

/** Runs the bundle, and ends it at one of its requests; nothing that it had on the way passes after that. */
export async function kill({
  world,
  verb,
  name,
  moment,
}: {
  world: CrashWorld
  verb: Verb
  name: string
  moment: Moment
}): Promise<Interrupted> {
  return interrupt({ world, verb, name, moment, signal: 'SIGKILL' })
}

/** As `kill`, with SIGINT, which the runner sends to jobs that are cancelled: what is on the way passes. */
export async function cancel({
  world,
  verb,
  name,
  ...more
}: {
  world: CrashWorld
  verb: Verb
  name: string
} & JobMore): Promise<Interrupted> {
  return interrupt({ world, verb, name, moment: 'answered', signal: 'SIGINT', more })
}

async function interrupt({
  world: { gate, start },
  verb,
  name,
  moment,
  signal,
  more = {},
}: {
  world: CrashWorld
  verb: Verb
  name: string
  moment: Moment
  signal: 'SIGKILL' | 'SIGINT'
  more?: JobMore
}): Promise<Interrupted> {
  const isFatal = signal === 'SIGKILL'
  let signalledAt: number | undefined
  const at = async (here: Moment, other: string) => {
    if (signalledAt !== undefined) return isFatal ? 'drop' : 'pass'
    if (here !== moment || other !== name) return 'pass'
    signalledAt = performance.now()
    const { child, ended } = await job
    child.kill(signal)
    if (!isFatal) return 'pass'
    await ended
    return 'drop'
  }
  gate.watch({
    received: (passing) => at('received', passing.name),
    answered: (passing) => at('answered', passing.name),
  })
  const job = start(verb, more)
  const ended = await (await job).ended
  gate.watch({})
  if (signalledAt !== undefined) return { ...ended, endedAfterMs: performance.now() - signalledAt }
  if (ended.exitCode !== 0) throw new Error(`ended with ${ended.exitCode} before it was disturbed:\n${ended.log}`)
  return undefined
}

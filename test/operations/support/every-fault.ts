import { describe, expect, test } from 'vitest'
import { type Stage, type StageOptions, stage } from './stage.ts'
import { LOST, told } from './told.ts'

/** What an operation has to bring about, whatever is lost on the way. */
export interface Job {
  readonly operation: string
  /** The value `ORG` stands for the id of the organization. */
  readonly params: Readonly<Record<string, string>>
  /** What is there before; the id of the project, if there is one. */
  readonly arrange: (world: Stage) => Promise<string>
  /** What has to be there afterwards, whatever was lost on the way. */
  readonly inspect: (world: Stage, id: string) => Promise<unknown>
  readonly leaves: unknown
  readonly ends: string
}

/** Loses each request of each job in every way, and cancels and repeats it around each of them. */
export function describeEveryFault(jobs: readonly Job[], options: StageOptions): void {
  describe.each(jobs)('$operation', (job) => {
    test.for(LOST)('leaves the same whichever of its requests meets this: $how', async ({ action }) => {
      const requests = await requestsOf(job, options)
      expect(requests).toBeGreaterThan(2)
      for (let nth = 1; nth <= requests; nth++) {
        const { world, id, given } = await arranged(job, options)
        world.fault({ match: { nth }, action })
        const outcome = await world.run(job.operation, given)
        expect(outcome.sent.length, `request ${nth}`).toBeGreaterThanOrEqual(nth)
        expect(told(outcome.state), `request ${nth}`).toBe(job.ends)
        expect(await job.inspect(world, id), `request ${nth}`).toEqual(job.leaves)
      }
    })

    test('leaves the same when it is cancelled around any of its requests, and run again', async () => {
      const requests = await requestsOf(job, options)
      for (let nth = 1; nth <= requests; nth++) {
        const cancellation = new AbortController()
        let seen = 0
        const interposed = () => {
          seen += 1
          if (seen === nth) setImmediate(() => cancellation.abort())
          return undefined
        }
        const { world, id, given } = await arranged(job, { ...options, interposed })
        await world.run(job.operation, given, { cancellation })
        const again = await world.run(job.operation, given)
        expect(told(again.state), `request ${nth}`).toMatch(/^done /)
        expect(await job.inspect(world, id), `request ${nth}`).toEqual(job.leaves)
      }
    })
  })
}

/** A world in which the job can be done, and its parameters. */
export async function arranged({ arrange, params }: Job, options: StageOptions) {
  const world = await stage(options)
  const id = await arrange(world)
  const named = (value: string) => (value === 'ORG' ? world.simulator.orgId : value)
  return { world, id, given: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, named(value)])) }
}

/** How many requests the job takes when nothing is lost. */
async function requestsOf(job: Job, options: StageOptions): Promise<number> {
  const { world, given } = await arranged(job, options)
  return (await world.run(job.operation, given)).sent.length
}

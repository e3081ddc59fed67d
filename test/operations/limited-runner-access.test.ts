import { describe, expect, test } from 'vitest'
import type { Owner } from '../../src/operations/operation.ts'
import { besideAtlas, workflowRun } from './support/beside-atlas.ts'
import { marked } from './support/marked.ts'
import { type Stage, stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

const ADDRESS = '20.55.1.9'
const ORPHAN = '20.55.1.8'
const RUNNER = { 'project-name': 'shop', 'ip-address': ADDRESS, runner: 'true' }
const DAY_END = '2026-08-10T23:00:00Z'
const [ONE, TWO] = [1, 2].map((job): Owner => ({ tags: [], mark: marked({ run: 1001, job }) })) as [Owner, Owner]

/** A project in which a write of this method is limited, once, and somebody writes this entry before it may be sent again. */
async function limited({
  method,
  entry,
  limit = 200,
}: {
  method: string
  entry: { ipAddress: string; comment: string }
  limit?: number
}): Promise<Stage & { readonly list: string }> {
  let writes = 0
  const world: Stage & { list: string } = {
    ...(await stage({
      quirks: { accessListEntries: limit },
      interposed: async (passing) => {
        if (passing.method !== method || writes++ > 0) return undefined
        await world.call('POST', world.list, [{ ...entry, deleteAfterDate: DAY_END }])
        return { status: 429, json: { error: 429, errorCode: 'RATE_LIMITED', detail: 'Too many requests.' } }
      },
    })),
    list: '',
  }
  world.list = `/groups/${await world.project()}/accessList`
  return world
}

const leave = ({ run }: Stage, { mark }: Owner) =>
  run('remove-ip-access', { 'project-name': 'shop', 'ip-address': ADDRESS, 'if-comment-contains': mark })

describe('a write that Atlas has limited is sent again only after a look', () => {
  test('so that a job that leaves does not close the door of one that has come meanwhile', async () => {
    const world = await limited({ method: 'DELETE', entry: { ipAddress: ADDRESS, comment: `${ONE.mark} ${TWO.mark}` } })
    await world.run('add-ip-access', RUNNER, { owner: ONE })
    const left = await leave(world, ONE)
    expect(told(left.state)).toMatch(/^done/)
    expect(await listed(world, world.list, 'comment')).toEqual([TWO.mark])
    expect(left.tookMs).toBeLessThan(25_000)
  })

  test('so that a job that comes does not overwrite the mark of another', async () => {
    const world = await limited({ method: 'POST', entry: { ipAddress: ADDRESS, comment: TWO.mark } })
    const outcome = await world.run('add-ip-access', RUNNER, { owner: ONE })
    expect([told(outcome.state).split(' ')[0], outcome.leases.length]).toEqual(['done', 1])
    expect(await listed(world, world.list, 'comment')).toEqual([`${TWO.mark} ${ONE.mark}`])
  })

  test('so that making room takes nothing from a job that has taken it up', async () => {
    const joined = `${marked({ run: 7 })} ${TWO.mark}`
    const world = await limited({ method: 'DELETE', entry: { ipAddress: ORPHAN, comment: joined }, limit: 1 })
    await world.call('POST', world.list, [{ ipAddress: ORPHAN, comment: marked({ run: 7 }), deleteAfterDate: DAY_END }])
    world.clock.turn(60_000)
    const { outside } = await besideAtlas({ ...world, runs: [workflowRun('7', 'completed')] })
    const outcome = await world.run('add-ip-access', RUNNER, { owner: ONE, outside })
    expect(told(outcome.state)).toMatch(/^failed ACCESS_LIST_FULL/)
    expect(await listed(world, world.list, 'comment')).toEqual([joined])
  })
})

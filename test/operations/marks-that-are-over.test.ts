import { describe, expect, test } from 'vitest'
import type { ServedRoute } from '../support/routed-server.ts'
import { besideAtlas, workflowRun } from './support/beside-atlas.ts'
import { marked } from './support/marked.ts'
import { SHOP } from './support/run-plan.ts'
import { type Stage, stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

const ADDRESS = '20.55.1.9'
const ADD = { 'project-name': 'shop', 'ip-address': ADDRESS, runner: 'true' }
const mark = (run: number) => marked({ run })
const runs = (...known: readonly (readonly [number, string | number])[]): ServedRoute[] =>
  known.map(([id, status]) => workflowRun(String(id), status))

/** A project in which jobs share an entry under this comment. */
async function shared(comment: string): Promise<Stage & { readonly list: string }> {
  const world = await stage()
  const list = `/groups/${await world.project()}/accessList`
  await world.call('POST', list, [{ ipAddress: ADDRESS, comment, deleteAfterDate: '2026-08-10T23:00:00Z' }])
  world.clock.turn(60_000)
  return { ...world, list }
}

describe('the comment of a shared entry', () => {
  // Ids as long as GitHub's are: two marks fill the comment.
  const [SEVEN, EIGHT] = [17_000_000_007, 17_000_000_008]

  test.for([
    {
      what: 'one mark',
      known: runs([SEVEN, 'completed'], [EIGHT, 'queued']),
      kept: `${mark(EIGHT)} ${SHOP.mark} nightly`,
    },
    { what: 'all marks', known: runs([SEVEN, 404], [EIGHT, 'completed']), kept: `${SHOP.mark} nightly` },
    { what: 'no mark', known: runs([SEVEN, 'queued'], [EIGHT, 'queued']), kept: 'gh:shared' },
  ])('loses $what of jobs that are over, when there is no room for ours', async ({ known, kept }) => {
    const world = await shared(`${mark(SEVEN)} ${mark(EIGHT)} nightly`)
    const { outside } = await besideAtlas({ ...world, runs: known })
    const outcome = await world.run('add-ip-access', ADD, { outside })
    expect(told(outcome.state)).toBe('done updated')
    // Without its mark a job has nothing to give back.
    expect(outcome.leases).toHaveLength(kept.includes(SHOP.mark) ? 1 : 0)
    expect(await listed(world, world.list, 'comment')).toEqual([kept])
  })

  test('is not asked of GitHub while there is room', async () => {
    const world = await shared(mark(7))
    const { outside, askedFor } = await besideAtlas(world)
    expect(told((await world.run('add-ip-access', ADD, { outside })).state)).toBe('done updated')
    expect(askedFor()).toEqual([])
    expect(await listed(world, world.list, 'comment')).toEqual([`${mark(7)} ${SHOP.mark}`])
  })
})

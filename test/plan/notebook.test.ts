import { describe, expect, test } from 'vitest'
import { type Notes, openNotebook, startNotes } from '../../src/plan/notebook.ts'
import { type Stage, stage } from '../operations/support/stage.ts'

const KEY = new Uint8Array(32).fill(7)

/** A run that is put down at each wait of five seconds or more, in a process that knows nothing but the notes. */
async function inSlices({ at, text, forget = false }: { at: Stage; text: string; forget?: boolean }) {
  let notes: Notes = startNotes(at.clock.host.now().getTime())
  const all: string[] = []
  const kept: string[] = []
  const made: string[] = []
  for (let slices = 1; slices < 300; slices++) {
    let waitMs: number | undefined
    const putDown = (ms: number) => {
      if (ms >= 5_000) waitMs = ms
      return ms >= 5_000
    }
    const notebook = openNotebook({ notes, putDown })
    const { states, writes, secrets } = await at.plan(text, { notebook, secretKey: KEY })
    all.push(...writes)
    made.push(...secrets)
    if (waitMs === undefined) return { states, writes: all, secrets: made, slices, kept: kept.join('\n') }
    kept.push(JSON.stringify(notebook.notes()))
    notes = forget ? startNotes(notes.startedAt) : (JSON.parse(kept.at(-1) ?? '') as Notes)
    at.clock.turn(waitMs)
  }
  throw new Error('a run without an end')
}

const planOf = (orgId: string) => `
project: { create-project: { org-id: ${orgId}, project-name: shop } }
user: { create-database-user: { project-id: "\${project.project-id}", username: app, roles: [readWrite@app] } }
cluster:
  create-cluster:
    project-id: "\${project.project-id}"
    cluster-name: shop
    tier: M10
    provider: AWS
    region: US_EAST_1
address:
  connection-string:
    project-id: "\${project.project-id}"
    cluster-name: "\${cluster.cluster-name}"
    username: app
    password: "\${user.password}"
`

const WRITES = ['POST /groups 201', 'POST /groups/…/databaseUsers 201', 'POST /groups/…/clusters 201']

describe('a run that is put down where it would wait', () => {
  test('goes on in another process, and sends each write once', async () => {
    const at = await stage()
    const { states, writes, slices } = await inSlices({ at, text: planOf(at.simulator.orgId) })
    expect(writes.toSorted()).toEqual(WRITES.toSorted())
    expect(slices).toBeGreaterThan(3)
    const changes = Object.entries(states).map(([id, state]) => [id, state.status === 'done' ? state.change : state])
    expect(Object.fromEntries(changes)).toEqual({
      project: 'created',
      user: 'created',
      cluster: 'created',
      address: 'unchanged',
    })
  })

  test('converges without any notes as well', async () => {
    const at = await stage()
    const { writes, states } = await inSlices({ at, text: planOf(at.simulator.orgId), forget: true })
    expect(writes.toSorted()).toEqual(WRITES.toSorted())
    expect(Object.values(states).map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('keeps no secret', async () => {
    const at = await stage()
    const { secrets, kept } = await inSlices({ at, text: planOf(at.simulator.orgId) })
    expect(secrets.length).toBeGreaterThan(0)
    expect(kept).toContain('"secretOutputs":["password"]')
    expect(secrets.filter((secret) => kept.includes(secret))).toEqual([])
  })

  test('is over when the time is up that began with the first process', async () => {
    const at = await stage()
    const notes = { ...startNotes(at.clock.host.now().getTime() - 3_600_000) }
    const notebook = openNotebook({ notes, putDown: () => true })
    const { states } = await at.plan(planOf(at.simulator.orgId), { notebook })
    expect(states['project']).toMatchObject({ status: 'failed', error: { code: 'TIMED_OUT' } })
  })

  test('looks again at what made a secret before what was given it', async () => {
    const at = await stage()
    const text = `${planOf(at.simulator.orgId)}
later:
  create-cluster:
    project-id: "\${project.project-id}"
    cluster-name: later
    tier: M10
    provider: AWS
    region: US_EAST_1
  needs: [address]
`
    const { states, writes } = await inSlices({ at, text })
    expect(Object.entries(states).map(([id, { status }]) => [id, status])).toEqual(
      ['project', 'user', 'cluster', 'address', 'later'].map((id) => [id, 'done']),
    )
    expect(writes.toSorted()).toEqual([...WRITES, 'POST /groups/…/clusters 201'].toSorted())
  })
})

import { describe, expect, test } from 'vitest'
import type { Cluster } from '../../src/simulator/clusters/cluster.ts'
import { isStill } from '../../src/simulator/is-still.ts'
import { defaultQuirks } from '../../src/simulator/quirks.ts'
import { createRandom } from '../../src/simulator/random.ts'
import { createProject, type Project } from '../../src/simulator/state.ts'

const NOW = Date.UTC(2026, 0, 1)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const quirks = { ...defaultQuirks, flexFirstSnapshotMs: 10 * MINUTE, freePausesAfterMs: 60 * DAY }

function projectWith(change: (project: Project) => void): Project {
  const project = createProject(createRandom(1), {
    orgId: 'a'.repeat(24),
    name: 'shop',
    createdAt: NOW,
    createdBy: 'credentials',
    tags: [],
    withDefaultAlertsSettings: true,
    restriction: undefined,
  })
  change(project)
  return project
}

/** The parts of a cluster that time has to do with. */
const cluster = (more: Partial<Cluster>) =>
  ({
    id: 'b'.repeat(24),
    kind: 'dedicated',
    createdAt: NOW,
    paused: false,
    phase: { doing: 'nothing' },
    ...more,
  }) as Cluster

/** What a project holds, and when time first changes something of it: the documented or recorded spans, added to `NOW`. */
const HELD: readonly (readonly [string, number, (project: Project) => void])[] = [
  ['nothing', Number.POSITIVE_INFINITY, () => {}],
  ['an idle dedicated cluster', Number.POSITIVE_INFINITY, ({ clusters }) => void clusters.push(cluster({}))],
  [
    'a cluster that is created for 7 minutes',
    NOW + 7 * MINUTE,
    ({ clusters }) => void clusters.push(cluster({ phase: { doing: 'creating', until: NOW + 7 * MINUTE } })),
  ],
  [
    'a flex cluster that is deleted for 2 minutes',
    NOW + 2 * MINUTE,
    ({ clusters }) =>
      void clusters.push(cluster({ kind: 'flex', phase: { doing: 'deleting', until: NOW + 2 * MINUTE } })),
  ],
  [
    'an idle flex cluster, before its first snapshot',
    NOW + 10 * MINUTE,
    ({ clusters }) => void clusters.push(cluster({ kind: 'flex' })),
  ],
  [
    'an idle flex cluster, before its second snapshot',
    NOW + DAY + 10 * MINUTE,
    ({ clusters, backups }) => {
      clusters.push(cluster({ kind: 'flex' }))
      backups.flexSnapshots = [{ id: 'c', clusterId: 'b'.repeat(24), scheduledAt: NOW + 10 * MINUTE }]
    },
  ],
  [
    'a snapshot whose eight days end before the next one is due',
    NOW + DAY / 2,
    ({ clusters, backups }) => {
      clusters.push(cluster({ kind: 'flex' }))
      backups.flexSnapshots = [-7.5, 0].map((days) => ({
        id: `c${days}`,
        clusterId: 'b'.repeat(24),
        scheduledAt: NOW + days * DAY,
      }))
    },
  ],
  ['a free cluster', NOW + 60 * DAY, ({ clusters }) => void clusters.push(cluster({ kind: 'free' }))],
  [
    'a cluster that was paused',
    NOW + 30 * DAY,
    ({ clusters }) => void clusters.push(cluster({ paused: true, pausedAt: NOW })),
  ],
  [
    'an entry that expires',
    NOW + MINUTE,
    (project) => {
      const entry = { value: '203.0.113.7/32', kind: 'ipAddress', createdAt: NOW, fails: false } as const
      project.accessList = [entry, { ...entry, deleteAfter: NOW + MINUTE }]
    },
  ],
  [
    'a user who expires',
    NOW + MINUTE,
    ({ database }) => {
      database.users = [{ deleteAfter: NOW + MINUTE } as Project['database']['users'][number]]
    },
  ],
]

describe('a project is still until time changes something of what it holds', () => {
  test.for(HELD)('%s', ([, at, change]) => {
    const project = projectWith(change)
    const last = Number.isFinite(at) ? at - 1 : NOW + 365 * DAY
    expect(isStill(project, { now: last, quirks })).toBe(true)
    if (Number.isFinite(at)) expect(isStill(project, { now: at, quirks })).toBe(false)
  })

  test('what is rare is always looked at', () => {
    const at = { now: NOW, quirks }
    const upgrade = { untaggedAt: 0, detachedAt: 0, switchedAt: 0, to: cluster({}) }
    expect(
      isStill(
        projectWith(({ clusters }) => void clusters.push(cluster({ upgrade }))),
        at,
      ),
    ).toBe(false)
    const upgraded = { connectedAt: NOW, wholeAt: NOW }
    expect(
      isStill(
        projectWith(({ clusters }) => void clusters.push(cluster({ upgraded }))),
        at,
      ),
    ).toBe(false)
    for (const kept of ['snapshots', 'restores', 'flexRestores'] as const) {
      const project = projectWith(({ backups }) => void Object.assign(backups, { [kept]: [{}] }))
      expect(isStill(project, at), kept).toBe(false)
    }
    const project = projectWith(({ privateEndpoints }) => void Object.assign(privateEndpoints, { services: [{}] }))
    expect(isStill(project, at)).toBe(false)
  })
})

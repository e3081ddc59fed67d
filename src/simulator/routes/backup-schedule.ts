import { findBackedUp, presentCluster } from '../backups/backed-up-cluster.ts'
import { defaultSchedule, nextSnapshot, type Schedule } from '../backups/schedule.ts'
import { SCHEDULE_READ_ONLY, scheduleSchema, WRITE_ONLY } from '../backups/schedule-schema.ts'
import { backupNotEnabled } from '../backups/take-snapshot.ts'
import { readBody } from '../body.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'
import type { Version } from '../version.ts'

const JAVA = 'ApiAtlasDiskBackupScheduleResource'
const NEW_SHAPE = '2024-08-05'
/** Recorded: the newer version has the method of the older one. */
const versions = (javaMethod: string): Version[] => [
  { date: '2023-01-01', javaMethod: `${JAVA}::${javaMethod}`, deprecated: NEW_SHAPE, sunset: '2027-07-01' },
  { date: NEW_SHAPE, javaMethod: `${JAVA}::${javaMethod}` },
]

interface Scheduled {
  readonly project: Project
  readonly cluster: Cluster
  readonly schedule: Schedule
}

/** The schedule of the path's cluster; there is one from the moment on at which somebody looks. */
function findScheduled(call: Call, needs: 'read' | 'write'): Scheduled {
  const found = findBackedUp(call, needs)
  const { project } = found
  const cluster = presentCluster(found)
  if (!cluster.settings.backupEnabled) throw backupNotEnabled(cluster, project)
  const known = project.backups.schedules.find(({ clusterId }) => clusterId === cluster.id)
  if (known) return { project, cluster, schedule: known }
  const schedule = defaultSchedule(cluster, call.world.random)
  project.backups.schedules = [...project.backups.schedules, schedule]
  return { project, cluster, schedule }
}

function replace({ project, schedule }: Scheduled, changed: Schedule): void {
  project.backups.schedules = project.backups.schedules.map((other) => (other === schedule ? changed : other))
}

/** Recorded: no `nextSnapshot` without rules, and a link of the API v1.0. */
function render({ project, cluster, schedule }: Scheduled, call: Call): object {
  const next = nextSnapshot(schedule, call.now)
  return {
    ...schedule.settings,
    clusterId: cluster.id,
    clusterName: cluster.name,
    links: [
      { href: call.link(`/groups/${project.id}/clusters/${cluster.name}/backup/schedule`), rel: 'self' },
      {
        href: `${call.request.origin}/api/public/v1.0/groups/${project.id}`,
        rel: 'https://cloud.mongodb.com/group',
      },
    ],
    ...(next === undefined ? {} : { nextSnapshot: timestamp(next) }),
    policies: [{ id: schedule.policyId, policyItems: schedule.items }],
    referenceHourOfDay: schedule.referenceHourOfDay,
    referenceMinuteOfHour: schedule.referenceMinuteOfHour,
    restoreWindowDays: schedule.restoreWindowDays,
  }
}

function read(call: Call): Result {
  return { status: 200, body: render(findScheduled(call, 'read'), call) }
}

function update(call: Call): Result {
  const found = findScheduled(call, 'write')
  const { schedule } = found
  const schema = scheduleSchema[call.version.date < NEW_SHAPE ? 'old' : 'new']
  const body = readBody(call.body, { schema, readOnly: SCHEDULE_READ_ONLY, quirks: call.world.quirks })
  const { policies, referenceHourOfDay, referenceMinuteOfHour, restoreWindowDays, ...settings } = body
  const policy = policies?.[0]
  if (policy?.id !== undefined && policy.id !== schedule.policyId) {
    throw new Problem(400, 'INVALID_BACKUP_POLICY', {
      detail: `Policy ${policy.id} is not the policy of this cluster.`,
      parameters: [policy.id],
    })
  }
  const { random } = call.world
  const items = policy?.policyItems.map(({ id, ...item }) => ({ id: id ?? random.objectId(), ...item }))
  const kept = Object.entries(settings).filter(([name, value]) => value !== undefined && !WRITE_ONLY.includes(name))
  const changed: Schedule = {
    ...schedule,
    items: items ?? schedule.items,
    referenceHourOfDay: referenceHourOfDay ?? schedule.referenceHourOfDay,
    referenceMinuteOfHour: referenceMinuteOfHour ?? schedule.referenceMinuteOfHour,
    restoreWindowDays: restoreWindowDays ?? schedule.restoreWindowDays,
    settings: { ...schedule.settings, ...Object.fromEntries(kept) },
  }
  replace(found, changed)
  return { status: 200, body: render({ ...found, schedule: changed }, call) }
}

/** Recorded: the rules go, the rest stays. */
function remove(call: Call): Result {
  const found = findScheduled(call, 'write')
  const changed = { ...found.schedule, items: [] }
  replace(found, changed)
  return { status: 200, body: render({ ...found, schedule: changed }, call) }
}

const path = { path: '/groups/{groupId}/clusters/{clusterName}/backup/schedule', limit: 'backups' } as const

export const backupSchedule: readonly Route[] = [
  { ...path, method: 'GET', versions: versions('getSnapshotSchedule'), handle: read },
  { ...path, method: 'PATCH', versions: versions('patchSnapshotSchedule'), takesBody: true, handle: update },
  { ...path, method: 'DELETE', versions: versions('deleteSnapshotSchedule'), handle: remove },
]

import { write } from './administration/audit.ts'
import { forgetProject } from './administration/users.ts'
import { settleBackups } from './backups/settle-backups.ts'
import { type Cluster, settleClusters } from './clusters/cluster.ts'
import { settleUpgrades } from './clusters/upgrade-cluster.ts'
import { settleDatabase } from './database/database.ts'
import { isStill } from './is-still.ts'
import { settlePrivateEndpoints } from './private-endpoints/endpoint-service.ts'
import type { Project } from './state.ts'
import type { World } from './world.ts'

/** Brings everything to the present moment of the simulated clock. */
export function settle(world: World): void {
  const { state, clock, quirks } = world
  const now = clock.now().getTime()
  const isGone = ({ goneAt }: Project) => goneAt !== undefined && goneAt <= now
  if (state.projects.some(isGone)) {
    for (const project of state.projects) if (isGone(project)) forgetProject(project.id, world)
    state.projects = state.projects.filter((project) => !isGone(project))
  }
  const moving = state.projects.filter((project) => !isStill(project, { now, quirks }))
  for (const project of moving) {
    settleUpgrades(project, now)
    const before = project.clusters.map((cluster) => ({ cluster, phase: cluster.phase, ready: cluster.ready }))
    settleClusters(project, { now, quirks })
    for (const was of before) tell(was, { world, project, now })
    settlePrivateEndpoints(project.privateEndpoints, now)
    settleDatabase(project, { now, quirks })
    if (project.accessList.some(({ deleteAfter }) => deleteAfter !== undefined && deleteAfter <= now)) {
      project.accessList = project.accessList.filter(
        ({ deleteAfter }) => deleteAfter === undefined || now < deleteAfter,
      )
    }
  }
  settleBackups(moving, { world, now })
}

/** Tells the audit what a cluster came to since it was last looked at. */
function tell(
  was: { cluster: Cluster; phase: Cluster['phase']; ready: boolean },
  { world, project, now }: { world: World; project: Project; now: number },
): void {
  const { cluster, phase, ready } = was
  const details = { clusterName: cluster.name }
  const at = 'until' in phase ? Math.min(phase.until, now) : now
  const type = !project.clusters.includes(cluster)
    ? 'CLUSTER_DELETED'
    : !ready && cluster.ready
      ? 'CLUSTER_READY'
      : phase.doing === 'updating' && cluster.phase.doing === 'nothing'
        ? 'CLUSTER_UPDATE_COMPLETED'
        : undefined
  if (type) write({ world, now: at }, { type, groupId: project.id, details })
}

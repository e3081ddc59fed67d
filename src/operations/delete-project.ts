import { hasCode } from '../atlas/atlas-error.ts'
import { ActionError } from '../base/errors.ts'
import { listOf } from '../base/text.ts'
import { isDeletionDue } from './deletion.ts'
import { rememberWrite, sendWrite, sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { flag, withDefault } from './param.ts'
import { type Cluster, listClusters } from './subject/cluster.ts'
import { refuseProtected, stepClusterDeletion } from './subject/cluster-deletion.ts'
import { onlyOurs, refuseNotOurs, whyProtected } from './subject/only-ours.ts'
import { checkProjectReference, findProject, isProjectGone, nameOf, projectReference } from './subject/project.ts'

/** Atlas goes on counting a cluster for a while after its own API has forgotten it. */
const CLUSTERS_COUNTED_MS = 30_000
/** After that it is something that these credentials are not shown; Atlas's Terraform provider waits as long. */
const CLUSTERS_COUNTED_AT_MOST_MS = 30 * 60_000

export const deleteProject = defineOperation({
  name: 'delete-project',
  summary: 'Ensure that a project does not exist. It must be empty, or `cascade: true` deletes its clusters first.',
  effect: 'destroy',
  subject: 'project',
  params: {
    ...projectReference,
    cascade: withDefault(
      false,
      flag({
        describe:
          'Delete the clusters of the project first, and wait until they are gone. Private endpoints, peering connections and retained backups stay, and so does the project while it has any.',
      }),
    ),
    force: withDefault(
      false,
      flag({
        describe: 'With cascade: lift termination protection even if this action has not set it (tag `protected-by`).',
      }),
    ),
    onlyOurs,
  },
  outputs: { projectId: { describe: 'Id of the project that is gone; absent if there was none.' } },
  check: ({ given }) => checkProjectReference(given),

  async step({ atlas, params, memory, owner, policy }) {
    const sent = sentWrite(memory, 'delete project')
    const gone = () =>
      ({
        status: 'done',
        change: sent ? 'deleted' : 'unchanged',
        outputs: memory.projectId === undefined ? {} : { projectId: memory.projectId },
      }) as const
    try {
      const project = await findProject({
        atlas,
        reference: memory.projectId ? { projectId: memory.projectId } : params,
      })
      if (project === undefined) return gone()
      memory.projectId = project.id
      const isChecked = params.onlyOurs && sent === undefined
      const what = `project ${nameOf(params)}`
      if (isChecked) refuseNotOurs({ tags: project.tags, owner, code: 'PROJECT_NOT_OURS', what })
      const clusters = await listClusters({ atlas, projectId: project.id, withFlex: policy.cloud === 'commercial' })
      if (isChecked) {
        const parts = clusters.map(({ name, tags }) => ({ tags, what: `cluster ${name} of ${what}` }))
        const [why] = [{ tags: project.tags, what }, ...parts].flatMap((part) => whyProtected(part) ?? [])
        if (why !== undefined) return { status: 'skipped', why }
      }
      if (clusters.length > 0 && !params.cascade) {
        throw new ActionError({
          code: 'PROJECT_NOT_EMPTY',
          message: `project ${nameOf(params)} still has ${listOf(clusters.map(({ name }) => name))}. Nothing was deleted.`,
          hint: 'Delete them first, or say `cascade: true`.',
        })
      }
      for (const cluster of clusters) refuseProtected({ cluster, owner, force: params.force })
      return await deleteNext({ clusters, projectId: project.id })
    } catch (error) {
      if (isProjectGone(error, { deletedByUs: sent !== undefined })) return gone()
      throw error
    }

    async function requestDeletion(groupId: string) {
      const now = atlas.now()
      const waiting = { status: 'waiting', doing: 'deleting the project', checkAgainInMs: 3_000 } as const
      const what = `project ${nameOf(params)}`
      const name = 'delete project'
      if (!isDeletionDue({ memory, write: name, what, now })) return waiting
      try {
        await sendWrite({ memory, name, what, now, send: () => atlas.call('deleteGroup', { path: { groupId } }) })
        return waiting
      } catch (error) {
        if (!hasCode(error, 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS')) throw error
        memory.waitingSince ??= now.getTime()
        if (now.getTime() - memory.waitingSince >= CLUSTERS_COUNTED_AT_MOST_MS) throw error
        return {
          status: 'waiting',
          doing: 'waiting until Atlas counts the clusters as gone',
          checkAgainInMs: CLUSTERS_COUNTED_MS,
        } as const
      }
    }

    /** The clusters go side by side: each has its turn before any is waited for. Without clusters, the project goes. */
    async function deleteNext({ clusters, projectId }: { clusters: readonly Cluster[]; projectId: string }) {
      const turn = ({ name }: Cluster) => sentWrite(memory, `turn ${name}`)?.times ?? 0
      const staying = clusters.filter(({ state }) => state !== 'DELETING')
      const [cluster, ...others] = (staying.length > 0 ? staying : clusters).toSorted((a, b) => turn(a) - turn(b))
      if (cluster === undefined) return await requestDeletion(projectId)
      rememberWrite({ memory, name: `turn ${cluster.name}`, now: atlas.now() })
      const progress = await stepClusterDeletion({ atlas, cluster, memory, retainBackups: false })
      return others.some((other) => turn(other) === 0) ? { ...progress, checkAgainInMs: 0 } : progress
    }
  },
})

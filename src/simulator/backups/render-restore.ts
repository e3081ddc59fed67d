import type { Call } from '../route.ts'
import { timestamp } from '../timestamp.ts'
import type { Restore } from './restore.ts'

/** A link for downloading lives four hours. */
const DOWNLOAD_MS = 4 * 3600 * 1000

/** A restore as the API shows it. Recorded: it has no status; what is over has `finishedAt`, or one of three flags. */
export function renderRestore(restore: Restore, { call, groupId }: { call: Call; groupId: string }): object {
  const { id, clusterName, snapshot, delivery, outcome } = restore
  const cluster = `/groups/${groupId}/clusters/${clusterName}`
  const finishedAt = outcome.how === 'finished' ? outcome.at : undefined
  const download = delivery.type === 'download' && finishedAt !== undefined
  const expiresAt = download ? finishedAt + DOWNLOAD_MS : undefined
  const expired = expiresAt !== undefined && call.now >= expiresAt
  return {
    cancelled: outcome.how === 'cancelled',
    deliveryType: delivery.type,
    deliveryUrl: download && !expired ? [`${call.request.origin}/downloads/${id}.tar.gz`] : [],
    desiredTimestamp: { date: null, increment: null, time: null },
    expired,
    ...(expiresAt === undefined ? {} : { expiresAt: timestamp(expiresAt) }),
    failed: outcome.how === 'failed',
    ...(finishedAt === undefined ? {} : { finishedAt: timestamp(finishedAt) }),
    id,
    links: [
      { href: call.link(`${cluster}/backup/restoreJobs/${id}`), rel: 'self' },
      { href: call.link(cluster), rel: 'https://cloud.mongodb.com/cluster' },
    ],
    ...(delivery.type === 'pointInTime' ? delivery.moment : {}),
    ...(snapshot ? { snapshotId: snapshot.id } : {}),
    ...(delivery.type === 'download'
      ? {}
      : {
          targetClusterName: delivery.target.clusterName,
          targetDeploymentItemName: delivery.target.replicaSet,
          targetGroupId: delivery.target.groupId,
        }),
    ...(snapshot ? { timestamp: timestamp(snapshot.createdAt) } : {}),
  }
}

import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { rememberWrite, sentWrite, takeBackRefused } from '../memory.ts'
import type { Memory } from '../operation.ts'
import { createRequest, type Wanted } from './cluster-wanted.ts'
import { type Waiting, waitOut } from './passing-refusal.ts'

const MOST_TIMES_TAKEN = 2

/**
 * Sends the creation, remembered as `create`. A name that is taken meanwhile, by a lost request of ours or by another run, is left to
 * the next look, and remembered as `taken`.
 */
export async function requestCluster({
  atlas,
  projectId,
  wanted,
  memory,
  now,
}: {
  atlas: Atlas
  projectId: string
  wanted: Wanted
  memory: Memory
  now: Date
}): Promise<Waiting | undefined> {
  const path = { groupId: projectId }
  const before = sentWrite(memory, 'create')
  rememberWrite({ memory, name: 'create', now })
  try {
    if (wanted.tier === 'flex') await atlas.call('createGroupFlexCluster', { path, body: createRequest(wanted) })
    else await atlas.call('createGroupCluster', { path, body: createRequest(wanted) })
  } catch (error) {
    const times = sentWrite(memory, 'create')?.times ?? 0
    // Something that neither of the two APIs shows, such as an old serverless instance, may hold the name for ever.
    if (!hasCode(error, 'DUPLICATE_CLUSTER_NAME') || times > MOST_TIMES_TAKEN) {
      takeBackRefused({ error, memory, name: 'create', before })
      return waitOut({ error, memory, write: 'create', now })
    }
    if (times === 1) rememberWrite({ memory, name: 'taken', now })
  }
  return undefined
}

import * as z from 'zod/mini'
import { AtlasError } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { once } from '../../base/once.ts'
import { safeText } from '../../base/text.ts'
import type { Tag } from '../operation.ts'
import { hexId, readAnswer } from './answer.ts'
import type { Cluster } from './cluster.ts'
import { HEX_ID } from './project.ts'

/** One loading of the sample data. */
export interface SampleLoad {
  readonly id: string
  readonly clusterName: string
  /** `present`: Atlas has loaded nothing, since databases of these names were there already. */
  readonly state: 'in-progress' | 'completed' | 'present' | 'failed'
  readonly why: string
}

const loadSchema = once(() =>
  z.looseObject({
    _id: hexId(),
    clusterName: z.string(),
    state: z.string(),
    errorMessage: z.nullish(z.string()),
  }),
)

/**
 * Documented: where any of the sample namespaces exists, the whole load fails and nothing is loaded. Only its message, whose wording is
 * not documented, tells that failure from others.
 */
const THERE_ALREADY = /exist|namespace/i
const MISSING = /(?:not|n['’]t) (?:be )?(?:exist|found)|no such/i

function readLoad(answer: unknown): SampleLoad {
  const { _id, clusterName, state, errorMessage } = readAnswer({
    schema: loadSchema,
    answer,
    from: 'getGroupSampleDatasetLoad',
  })
  const why = safeText(errorMessage ?? 'no reason given')
  return { id: _id, clusterName, why, state: stateOf(state, why) }
}

function stateOf(state: string, why: string): SampleLoad['state'] {
  if (state === 'COMPLETED') return 'completed'
  if (state !== 'FAILED') return 'in-progress'
  return THERE_ALREADY.test(why) && !MISSING.test(why) ? 'present' : 'failed'
}

/** The load of that id, or `undefined` when Atlas knows nothing of it (any more). */
export async function findLoad({
  atlas,
  projectId,
  loadId,
}: {
  atlas: Atlas
  projectId: string
  loadId: string
}): Promise<SampleLoad | undefined> {
  try {
    const path = { groupId: projectId, sampleDatasetId: loadId }
    return readLoad(await atlas.call('getGroupSampleDatasetLoad', { path }))
  } catch (error) {
    // Which code Atlas gives to a load that it has forgotten is not documented.
    if (error instanceof AtlasError && error.status === 404) return undefined
    throw error
  }
}

export async function requestLoad({ atlas, cluster }: { atlas: Atlas; cluster: Cluster }): Promise<SampleLoad> {
  const path = { groupId: cluster.projectId, name: cluster.name }
  return readLoad(await atlas.call('requestGroupSampleDatasetLoad', { path }))
}

const TAG_KEY = 'sample-data'

/** Atlas has no list of loads, so the cluster bears the id of its own: a later run finds it, and a cluster made anew has none. */
export function loadTag(loadId: string): Tag {
  return { key: TAG_KEY, value: loadId }
}

export function loadIdIn(tags: readonly Tag[]): string | undefined {
  const value = tags.find(({ key }) => key === TAG_KEY)?.value
  return value !== undefined && HEX_ID.test(value) ? value : undefined
}

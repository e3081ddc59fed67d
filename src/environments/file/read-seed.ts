import { normalTier } from '../../operations/subject/placement.ts'
import { checkProjectReference } from '../../operations/subject/project.ts'
import type { Report } from '../../plan/draft.ts'
import type { Entry, Mapping } from '../../plan/yaml-tree.ts'
import { readBlock, readKeys } from './read-keys.ts'
import type { EnvironmentSeed } from './spec.ts'
import { SEED_KEYS, SEED_SOURCE_KEYS } from './spec-keys.ts'

const SNAPSHOT = '`{ snapshot: latest, from: { project-id: …, cluster-name: … } }`'

/** The data that a new cluster is given. What is wrong is reported. */
export function readSeed({
  mapping,
  tier,
  report,
}: {
  /** The whole file. */
  mapping: Mapping
  /** Of the cluster, as it is written. */
  tier: unknown
  report: Report
}): EnvironmentSeed | undefined {
  const entry = mapping.entries.get('seed')
  const block = entry && readBlock({ entry, path: 'seed', report })
  if (entry === undefined || block === undefined) return undefined
  const at = { path: 'seed', position: entry.position, report }
  const { sampleData, snapshot } = readKeys({ keys: SEED_KEYS, blocks: ['from'], mapping: block, ...at })
  const from = block.entries.get('from')
  const source = from && readSource({ entry: from, report })
  const place = block.entries.get('snapshot')?.position ?? entry.position
  if (!block.entries.has('snapshot')) {
    if (from) {
      const hint = 'Add `snapshot: latest`, or the id of a snapshot, or leave from out.'
      report({ message: 'seed.from: it is for a snapshot, and none is named.', hint, position: from.position })
    } else if (block.entries.size === 0) {
      report({ message: 'seed: it names no data.', hint: `Write \`{ sample-data: true }\` or ${SNAPSHOT}.`, ...at })
    }
    return sampleData === true ? { kind: 'sample-data' } : undefined
  }
  if (sampleData === true) {
    const message = 'seed: sample-data and snapshot are given at once, and a snapshot replaces all data.'
    report({ message, hint: 'Give one of them.', position: place })
  }
  if (typeof tier === 'string' && normalTier(tier) === 'free') {
    const message = 'seed.snapshot: Atlas restores no snapshot into a free cluster.'
    report({ message, hint: 'Use `tier: flex` or a dedicated tier, or `sample-data: true`.', position: place })
  }
  if (from === undefined) {
    report({ message: 'seed.from: this is missing.', hint: `Say whose snapshot: ${SNAPSHOT}.`, position: place })
  }
  return snapshot === undefined || source === undefined ? undefined : { kind: 'snapshot', snapshot, from: source }
}

type Source = (EnvironmentSeed & { kind: 'snapshot' })['from']

function readSource({ entry, report }: { entry: Entry; report: Report }): Source | undefined {
  const path = 'seed.from'
  const { position } = entry
  const block = readBlock({ entry, path, report })
  if (block === undefined) return undefined
  const names = { projectId: 'project-id', projectName: 'project-name' }
  const { clusterName, ...project } = readKeys({ keys: SEED_SOURCE_KEYS, mapping: block, path, position, report })
  for (const { message, hint } of checkProjectReference((name) => block.entries.has(names[name]))) {
    report({ message: `${path}: ${message}`, hint, position })
  }
  return clusterName === undefined ? undefined : { ...project, clusterName }
}

import { SHOP } from './run-plan.ts'
import { type Stage, type StageOptions, stage } from './stage.ts'
import { DEDICATED, FLEX } from './told.ts'

export interface BackupStage extends Stage {
  readonly id: string
  /** Takes a snapshot of `prod` by other hands, lets it complete, and gives its id. */
  snapshot(): Promise<string>
  /** The ids of the jobs that restore from `prod`, the newest first. */
  jobs(): Promise<readonly string[]>
}

/** A project `shop` with the clusters `prod`, which has backup and is nobody's, and `copy`, which is ours; both of one kind. */
export async function backupStage({
  kind = 'dedicated',
  copy = { tags: SHOP.tags },
  ...options
}: StageOptions & { kind?: 'dedicated' | 'flex'; copy?: object } = {}): Promise<BackupStage> {
  const world = await stage(options)
  const government = options.cloud === 'government'
  const restricted = { regionUsageRestrictions: 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' }
  const id = await world.project('shop', government ? restricted : {})
  const size = government ? 'M20' : 'M10'
  const path = kind === 'flex' ? 'flexClusters' : 'clusters'
  const make = (name: string, more: object) =>
    kind === 'flex' ? FLEX(name, more) : DEDICATED(name, { size, ...more, backupEnabled: true })
  for (const body of [make('prod', {}), make('copy', copy)]) {
    const { status, text } = await world.call('POST', `/groups/${id}/${path}`, body)
    if (status !== 201) throw new TypeError(text)
  }
  world.clock.turn(3_600_000)
  const backup = `/groups/${id}/${path}/prod/backup`
  return {
    ...world,
    id,
    async snapshot() {
      const { json } = await world.call('POST', `${backup}/snapshots`, {})
      world.clock.turn(3_600_000)
      return idsOf([json])[0] ?? ''
    },
    async jobs() {
      const { json } = await world.call('GET', `${backup}/restoreJobs`)
      const results = typeof json === 'object' && json !== null ? Reflect.get(json, 'results') : undefined
      return idsOf(Array.isArray(results) ? results : [])
    },
  }
}

function idsOf(list: readonly unknown[]): string[] {
  return list.map((item) => {
    const id = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined
    if (typeof id !== 'string') throw new TypeError(`an answer without an id: ${JSON.stringify(item)}`)
    return id
  })
}

import { type Stage, type StageOptions, stage } from './stage.ts'
import { DEDICATED } from './told.ts'

/** A project `shop` (its id) with one cluster that has been there for an hour, or for `ageMs`. */
export async function clusterStage(
  body: object = DEDICATED('main'),
  { ageMs = 3_600_000, ...options }: StageOptions & { ageMs?: number } = {},
): Promise<Stage & { readonly id: string }> {
  const world = await stage(options)
  const id = await world.project()
  const kind = 'providerSettings' in body ? 'flexClusters' : 'clusters'
  const { status, text } = await world.call('POST', `/groups/${id}/${kind}`, body)
  if (status !== 201) throw new TypeError(text)
  world.clock.turn(ageMs)
  return { ...world, id }
}

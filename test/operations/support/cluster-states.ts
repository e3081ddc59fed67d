import type { Stage } from './stage.ts'
import { DEDICATED, FLEX, FREE } from './told.ts'

const HOUR = 3_600_000

type Arrange = (world: Stage, path: string) => Promise<unknown>
type State = 'absent' | 'creating' | 'idle' | 'updating' | 'paused' | 'deleting' | 'free' | 'flex'

/**
 * The states in which an operation may find the cluster `main` of a project, which `path` names. `more` goes into the request of a
 * dedicated one, its tags into that of every kind.
 */
export function clusterStates(
  more: { readonly tags: readonly object[] } & Record<string, unknown>,
): Record<State, Arrange> {
  const dedicated = DEDICATED('main', more)
  const { tags } = more
  return {
    absent: async () => {},
    creating: (world, path) => world.call('POST', `${path}/clusters`, dedicated),
    async idle(world, path) {
      await world.call('POST', `${path}/clusters`, dedicated)
      world.clock.turn(HOUR)
    },
    async updating(world, path) {
      await world.call('POST', `${path}/clusters`, dedicated)
      world.clock.turn(HOUR)
      await world.call('PATCH', `${path}/clusters/main`, { redactClientLogData: true })
      world.clock.turn(2_000)
    },
    async paused(world, path) {
      await world.call('POST', `${path}/clusters`, dedicated)
      world.clock.turn(HOUR)
      await world.call('PATCH', `${path}/clusters/main`, { paused: true })
      world.clock.turn(HOUR)
    },
    async deleting(world, path) {
      await world.call('POST', `${path}/clusters`, dedicated)
      world.clock.turn(HOUR)
      await world.call('DELETE', `${path}/clusters/main`)
    },
    async free(world, path) {
      await world.call('POST', `${path}/clusters`, { ...FREE('main'), tags })
      world.clock.turn(HOUR)
    },
    async flex(world, path) {
      await world.call('POST', `${path}/flexClusters`, FLEX('main', { tags }))
      world.clock.turn(HOUR)
    },
  }
}

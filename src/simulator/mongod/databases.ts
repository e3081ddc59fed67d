import { isIP } from 'node:net'
import { ActionError } from '../../base/errors.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { settle } from '../settle.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { createCredentials } from './credentials.ts'
import { createCursors } from './cursors.ts'
import { type Listener, listen } from './listener.ts'
import type { Node, Sight } from './node.ts'
import { createStore } from './store.ts'

/** What drivers connect to: one listener on 127.0.0.1 for each cluster that was ever IDLE. */
export interface Databases {
  /** Where a cluster listens; `undefined` as long as it does not. */
  readonly portOf: (cluster: Cluster) => number | undefined
  /** Opens listeners for clusters that became ready, and closes those of clusters that are gone, with their data. */
  readonly reconcile: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A cluster keeps its name and its hosts when it is upgraded, and nothing else. */
const keyOf = (project: Project, cluster: Cluster) => `${project.id}/${cluster.name}`

/**
 * The documentation says that nothing may be asked of a cluster while it is restored, and nowhere that it can be used while it is
 * being paused or resumed: here it takes no connections then.
 */
function isUp({ ready, paused, phase }: Cluster): boolean {
  if (!ready || paused) return false
  return (
    phase.doing === 'nothing' || (phase.doing === 'updating' && !['pause', 'resume', 'restore'].includes(phase.what))
  )
}

/** Throws an ActionError when `clientAddress` is no IP address. */
export function createDatabases({
  world,
  clientAddress = '127.0.0.1',
  log = () => undefined,
}: {
  /** Asked for once the first request came. */
  world: () => World
  clientAddress?: string | undefined
  log?: ((line: string) => void) | undefined
}): Databases {
  if (isIP(clientAddress) === 0) {
    throw new ActionError({
      code: 'SIMULATOR_CLIENT_ADDRESS',
      message: `The address ${clientAddress}, from which drivers seem to connect to the simulator, is no IP address.`,
      hint: 'Give one such as 203.0.113.7, without a range.',
    })
  }
  const listeners = new Map<string, Promise<Listener>>()
  const ports = new Map<string, number>()

  function look(key: string): Sight | undefined {
    settle(world())
    const found = all().find(({ project, cluster }) => keyOf(project, cluster) === key)
    return found && isUp(found.cluster) ? { ...found, now: world().clock.now().getTime() } : undefined
  }

  const all = () =>
    world().state.projects.flatMap((project) => project.clusters.map((cluster) => ({ project, cluster })))

  function open(key: string, name: string): Promise<Listener> {
    const store = createStore()
    const cursors = createCursors()
    const credentialOf = createCredentials()
    const createNode = (port: number): Node => ({
      world: world(),
      port,
      store,
      cursors,
      credentialOf,
      look: () => look(key),
    })
    const listener = listen({ createNode, clientAddress, log: (line) => log(`mongodb ${name}: ${line}`) })
    // The next request tries again.
    listener.catch(() => listeners.delete(key))
    return listener
  }

  async function shut(key: string): Promise<void> {
    const listener = listeners.get(key)
    listeners.delete(key)
    ports.delete(key)
    await (await listener)?.close()
  }

  return {
    portOf(cluster) {
      const found = all().find((one) => one.cluster === cluster)
      return found && ports.get(keyOf(found.project, cluster))
    },
    async reconcile() {
      const present = all().filter(({ cluster }) => cluster.phase.doing !== 'deleting')
      const keys = new Set(present.map(({ project, cluster }) => keyOf(project, cluster)))
      for (const key of listeners.keys()) if (!keys.has(key)) await shut(key)
      for (const { project, cluster } of present) {
        const key = keyOf(project, cluster)
        if (!cluster.ready && !listeners.has(key)) continue
        const listener = listeners.get(key) ?? open(key, cluster.name)
        listeners.set(key, listener)
        const { port, disconnect } = await listener
        if (listeners.has(key)) ports.set(key, port)
        if (!isUp(cluster)) disconnect()
      }
    },
    async close() {
      await Promise.all([...listeners.keys()].map(shut))
    },
  }
}

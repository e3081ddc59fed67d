import { defaultTimings } from '../../../src/simulator/quirks.ts'
import type { SimulatorOptions } from '../../../src/simulator/server.ts'
import type { Peer } from '../../simulator/peer.ts'

/** A kind of environment, and the Atlas that it comes up in. */
export interface Isolation {
  readonly name: 'project' | 'cluster' | 'database'
  /** `ORG` and `PROJECT` stand for ids. */
  readonly file: string
  /** How many times as fast as real time: slower where a driver is at work, whose own clock is real. */
  readonly speed: number
  readonly simulator: SimulatorOptions
  /** What the shared project has before there is any environment. */
  readonly arrange: (peer: Peer, projectId: string) => Promise<unknown>
}

const SECOND = 1000
/** Short, so that few of the requests are mere polls. */
const quirks = {
  timings: {
    ...defaultTimings,
    createDedicated: { other: 20 * SECOND },
    createFlex: 8 * SECOND,
    update: 2 * SECOND,
    deleteDedicated: 8 * SECOND,
    deleteFlex: 8 * SECOND,
  },
  sampleDataMs: 5 * SECOND,
  userDeployMs: 2 * SECOND,
  accessListActiveMs: 2 * SECOND,
  // Else a fast answer makes a second write of the same entry, and a slow one does not.
  accessListReadLagMs: 0,
}

const PROJECT: Isolation = {
  name: 'project',
  file: `org-id: ORG
cluster: { tier: flex, provider: AWS, region: US_EAST_1 }
database-user: { roles: [readWrite@app] }
access: [runner, 198.51.100.0/24]
seed: { sample-data: true }
`,
  speed: 300,
  simulator: { quirks },
  arrange: async () => {},
}

const CLUSTER: Isolation = {
  name: 'cluster',
  file: `isolation: cluster
project-id: PROJECT
cluster: { tier: M10, region: US_EAST_1 }
access: [198.51.100.0/24]
`,
  speed: 300,
  simulator: { quirks },
  arrange: async () => {},
}

const DATABASE: Isolation = {
  name: 'database',
  file: `isolation: database
project-id: PROJECT
cluster-name: shared
access: [runner]
`,
  speed: 60,
  simulator: { quirks, databases: true },
  async arrange(peer, projectId) {
    const place = `/api/atlas/v2/groups/${projectId}`
    const shared = {
      name: 'shared',
      clusterType: 'REPLICASET',
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: 'AWS',
              regionName: 'US_EAST_1',
              priority: 7,
              electableSpecs: { instanceSize: 'M10', nodeCount: 3 },
            },
          ],
        },
      ],
    }
    await peer({ method: 'POST', path: `${place}/clusters`, body: shared })
    await peer({
      method: 'POST',
      path: `${place}/databaseUsers`,
      body: {
        groupId: projectId,
        databaseName: 'admin',
        username: 'keeper',
        password: KEEPER_PASSWORD,
        roles: [{ roleName: 'atlasAdmin', databaseName: 'admin' }],
      },
    })
    await peer({ method: 'POST', path: `${place}/accessList`, body: [{ ipAddress: KEEPER_ADDRESS }] })
  },
}

export const KEEPER_PASSWORD = 'k9.Vw~2-secret'
const KEEPER_ADDRESS = '20.12.34.200'

export const ISOLATIONS = [PROJECT, CLUSTER, DATABASE] as const

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { connect } from '../src/atlas/connect.ts'
import { systemClock } from '../src/base/clock.ts'
import { Secret } from '../src/base/secret.ts'
import { median, type Row } from './row.ts'
import { type SimulatorProcess, startSimulatorProcess } from './simulator.ts'

const LATENCY_MS = 50
const SPEED = 60
const ROUNDS = 3
const MAIN = join(import.meta.dirname, '..', 'dist', 'main', 'index.js')

/** Requests that must follow each other in the example plan: challenge, look and create the project, look again; the project's
 * restriction, look and create the cluster, look; look and pause, look. */
const IN_SEQUENCE = 4 + 4 + 3

/** Wall time of the example plan against its critical path: Atlas's own times, and the requests that must follow each other. */
export async function measureCriticalPath(): Promise<Row[]> {
  const options = ['--latency', String(LATENCY_MS), '--speed', String(SPEED), '--cloud', 'government']
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const simulator = await startSimulatorProcess(options)
    try {
      const limit = (await measureAtlasTimes(simulator)) + IN_SEQUENCE * LATENCY_MS
      ratios.push((await runPlan(simulator)) / limit)
    } finally {
      simulator.stop()
    }
  }
  return [
    {
      what: `the example plan at ${LATENCY_MS} ms, wall time against its critical path`,
      ratio: median(ratios),
      target: 1.05,
    },
  ]
}

/** How long creating and pausing take by themselves, seen by asking without pause. */
async function measureAtlasTimes(simulator: SimulatorProcess): Promise<number> {
  const { atlas, close } = connect({
    host: { cloud: 'government', origin: simulator.url, isLoopback: true },
    credentials: { kind: 'api-key', publicKey: simulator.publicKey, privateKey: new Secret(simulator.privateKey) },
    clock: systemClock(),
    random: Math.random,
    proxy: {},
    userAgent: 'bench',
    signal: new AbortController().signal,
    onSecret: () => {},
    onNotice: () => {},
  })
  const project = { name: 'bench', orgId: simulator.orgId, regionUsageRestrictions: 'GOV_REGIONS_ONLY' }
  const { id: groupId } = Object(await atlas.call('createGroup', { body: project }))
  const path = { groupId, clusterName: 'bench' }
  const untilIdle = async () => {
    const start = performance.now()
    for (;;) {
      const { stateName } = Object(await atlas.call('getGroupCluster', { path }))
      // The answer that says so has been on its way for one latency.
      if (stateName === 'IDLE') return performance.now() - start - LATENCY_MS
    }
  }
  const specs = { instanceSize: 'M20', nodeCount: 3 }
  const region = { providerName: 'AWS', regionName: 'US_GOV_WEST_1', priority: 7, electableSpecs: specs }
  const body = { name: 'bench', clusterType: 'REPLICASET', replicationSpecs: [{ regionConfigs: [region] }] }
  await atlas.call('createGroupCluster', { path: { groupId }, body })
  const creating = await untilIdle()
  await atlas.call('updateGroupCluster', { path, body: { paused: true } })
  // Atlas may show the old state for a moment after a change.
  await new Promise((resolve) => setTimeout(resolve, 4 * LATENCY_MS))
  const pausing = 4 * LATENCY_MS + (await untilIdle())
  await close()
  return creating + pausing
}

async function runPlan(simulator: SimulatorProcess): Promise<number> {
  const operations = `
project: { create-project: { org-id: ${simulator.orgId}, project-name: orders, region-usage-restrictions: GOV_REGIONS_ONLY } }
runner: { add-ip-access: { project-id: "\${project.project-id}", ip-address: 203.0.113.7, expires-after: 2h } }
cluster: { create-cluster: { project-id: "\${project.project-id}", cluster-name: orders, tier: M20, region: US_GOV_WEST_1 } }
pause: { pause-cluster: { project-id: "\${project.project-id}", cluster-name: orders } }
`
  const environment = {
    PATH: process.env['PATH'],
    ATLAS_ACTION_CLOCK_SPEED: String(SPEED),
    INPUT_CLOUD: 'government',
    'INPUT_BASE-URL': simulator.url,
    'INPUT_PUBLIC-KEY': simulator.publicKey,
    'INPUT_PRIVATE-KEY': simulator.privateKey,
    INPUT_OPERATIONS: operations,
  }
  const start = performance.now()
  const child = spawn(process.execPath, [MAIN], { env: environment, stdio: 'ignore' })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`the plan ended with exit code ${code}`)
  return performance.now() - start
}

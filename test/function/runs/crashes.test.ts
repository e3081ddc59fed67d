import { expect, test } from 'vitest'
import { createRecipient } from '../../../src/broker/recipient.ts'
import { unseal } from '../../../src/broker/unseal.ts'
import { inParallel } from '../../../src/environments/in-parallel.ts'
import type { BrokerOrder, RunOrder } from '../../../src/function/runs/run-order.ts'
import { defaultTimings } from '../../../src/simulator/quirks.ts'
import { viewAtlas } from '../../scenarios/crash/end-state.ts'
import { createPeer } from '../../simulator/peer.ts'
import type { Moment } from '../durable/support/life.ts'
import { passwordsSent } from '../durable/support/secrets-in.ts'
import { writesIn } from '../durable/support/writes-in.ts'
import { type SlicedRun, type SliceWorld, sliceWorld } from './slice-world.ts'
import { HOURS_FILE, made, standDedicated } from './stand-dedicated.ts'

const SINCE = '2026-11-22T08:00:00Z'
/** Long enough for several slices, and few polls. */
const timings = { ...defaultTimings, createFlex: 120_000 }
const simulator = { quirks: { timings, userDeployMs: 2_000 } }
const recipient = await createRecipient()

const cluster = (projectId: string, name: string) =>
  `{ project-id: ${projectId}, cluster-name: ${name}, tier: flex, provider: AWS, region: US_EAST_1 }`

/** A user, an address that holds its password, and what takes its time before and after that. */
async function brokerPlan(world: SliceWorld): Promise<BrokerOrder> {
  const projectId = await made(world, '/groups', { name: 'shop', orgId: world.simulator.orgId })
  const text = `
user: { create-database-user: { project-id: ${projectId}, username: app, roles: [readWrite@app] } }
cluster: { create-cluster: ${cluster(projectId, 'shop')} }
address:
  connection-string:
    project-id: ${projectId}
    cluster-name: "\${cluster.cluster-name}"
    username: app
    password: "\${user.password}"
later: { create-cluster: ${cluster(projectId, 'later')}, needs: [address] }
`
  const caller = {
    issuer: 'https://token.actions.githubusercontent.com',
    repository: 'octo/shop',
    repositoryId: '1',
    ownerId: '2',
    runId: '3',
    runAttempt: '1',
    ref: 'refs/heads/main',
    event: 'push',
    workflowRef: 'octo/shop/.github/workflows/ci.yml@refs/heads/main',
    actor: 'mona',
  }
  const allowed = { providers: [], regions: [], tiers: [] }
  const task = { kind: 'plan', text, file: 'plan.yml' } as const
  return { kind: 'broker', caller, task, settings: {}, allowed, recipient: recipient.publicKey, since: SINCE }
}

/** Of an environment that the hours want paused. */
async function hours(world: SliceWorld): Promise<RunOrder> {
  await standDedicated(world)
  return { kind: 'hours', repository: 'octo/shop', since: SINCE }
}

const ORDERS = { 'a plan of the broker': brokerPlan, hours } as const

async function live(kind: keyof typeof ORDERS, end?: { how: 'at' | 'breakAt'; moment: Moment }) {
  const world = await sliceWorld({ file: HOURS_FILE, simulator })
  try {
    const order: RunOrder = await ORDERS[kind](world)
    const before = writesIn(world).length
    let isOver = false
    const once = (moment: Moment) => {
      if (isOver || moment !== end?.moment) return false
      isOver = true
      return true
    }
    const run = await world.run(order, end && { [end.how]: once })
    const sent = Object.values(passwordsSent(world))
    const told = [run.kept, JSON.stringify(run.outcome), JSON.stringify(world.recorded.lines)].join('\n')
    const left = {
      state: run.outcome.state,
      writes: writesIn(world).slice(before),
      atlas: await viewAtlas(createPeer(world.simulator)),
      handedOver: await handedOver({ run, sent }),
      failed: world.recorded.lines.filter(({ fields }) => fields['state'] === 'failed').length,
      secrets: [...sent, world.simulator.privateKey, world.gitHub.token].filter((secret) => told.includes(secret)),
    }
    return { run, left }
  } finally {
    await world.close()
  }
}

/** Names of the outputs that only the job can read, and whether they are what Atlas was sent. */
async function handedOver({ run: { outcome }, sent }: { run: SlicedRun; sent: readonly string[] }) {
  if (outcome.sealed === undefined) return []
  const opened = await unseal({ sealed: outcome.sealed, privateKey: recipient.privateKey, since: SINCE })
  return [...opened].map(([name, secret]) => [name, sent.some((password) => secret.reveal().includes(password))])
}

test.each(['a plan of the broker', 'hours'] as const)(
  '%s comes to the same end without a second write, wherever its process ends',
  { timeout: 60_000 },
  async (kind) => {
    const undisturbed = await live(kind)
    expect(undisturbed.left).toMatchObject({ state: 'succeeded', failed: 0, secrets: [] })
    expect(undisturbed.left.handedOver).toEqual(
      kind === 'hours'
        ? []
        : [
            ['user.password', true],
            ['address.connection-string-with-credentials', true],
          ],
    )
    expect(undisturbed.run.slices).toBeGreaterThan(2)
    const moments = [...new Set(undisturbed.run.moments)]
    const disturbances = moments.flatMap((moment) => [
      { how: 'at', moment } as const,
      ...(moment === 'the end of a slice' ? [] : [{ how: 'breakAt', moment } as const]),
    ])
    const ends = await inParallel({
      items: disturbances,
      width: 3,
      work: async (end) => ({ end, ...(await live(kind, end)) }),
    })
    expect(ends.filter(({ run }) => run.deaths === 0)).toEqual([])
    const wrong = ends.filter(({ left }) => JSON.stringify(left) !== JSON.stringify(undisturbed.left))
    expect(wrong.map(({ end, left }) => ({ end, left }))).toEqual([])
  },
)

import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { operations } from '../../src/operations/index.ts'
import type { Lease } from '../../src/operations/operation.ts'
import { planOfOne } from '../../src/plan/flat.ts'
import { runSession } from '../../src/plan/session.ts'
import { readSettings } from '../../src/plan/settings.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import { createPeer } from '../simulator/peer.ts'

test.for([
  { dryRun: 'false', status: 'done', noted: 1 },
  { dryRun: 'true', status: 'planned', noted: 0 },
])('with dry-run: $dryRun there are $noted things to give back', async ({ dryRun, status, noted }) => {
  const simulator = await startSimulator({ quirks: { accessListActiveMs: 0 } })
  onTestFinished(() => simulator.close())
  await createPeer(simulator)({
    method: 'POST',
    path: '/api/atlas/v2/groups',
    body: { name: 'shop', orgId: simulator.orgId },
  })
  const settings = readSettings({
    inputs: {
      'public-key': simulator.publicKey,
      'private-key': simulator.privateKey,
      'base-url': simulator.url,
      'dry-run': dryRun,
    },
    environment: { ATLAS_ACTION_CLOCK_SPEED: '100' },
  })
  const leases: Lease[] = []
  const { steps } = await runSession({
    settings,
    plan: await planOfOne({
      operation: 'add-ip-access',
      params: { 'project-name': 'shop', 'ip-address': '20.55.1.9', runner: 'true' },
      operations,
      policy: settings.policy,
    }),
    owner: { tags: [], mark: 'gh:0123abcd:1001-1-89abcdef' },
    folder: tmpdir(),
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    cancellation: new AbortController(),
    onSecret: () => {},
    onNotice: () => {},
    report: () => {},
    onLease: async (lease) => void leases.push(lease),
  })
  expect(steps.map(({ state }) => state.status)).toEqual([status])
  expect(leases).toHaveLength(noted)
})

import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { giveBack } from '../../../src/function/runs/give-back.ts'
import { readSettings } from '../../../src/plan/settings.ts'
import { startSimulator } from '../../../src/simulator/server.ts'
import { createPeer } from '../../simulator/peer.ts'
import { recordedLog } from '../support/recorded-log.ts'

const MARK = 'gh:0123abcd:1001-1-89abcdef'
const LIST = (project: string) => `/api/atlas/v2/groups/${project}/accessList`

test('what a run has leased is gone when it has ended, and nothing else', async () => {
  const simulator = await startSimulator({ speed: 400 })
  onTestFinished(() => simulator.close())
  const peer = createPeer(simulator)
  const { json } = await peer({
    method: 'POST',
    path: '/api/atlas/v2/groups',
    body: { name: 'shop', orgId: simulator.orgId },
  })
  const project = (json as { id: string }).id
  const entries = [
    {
      ipAddress: '203.0.113.7',
      comment: `${MARK} one run`,
      deleteAfterDate: new Date(Date.now() + 24 * 3_600_000).toISOString(),
    },
    { ipAddress: '203.0.113.8', comment: 'somebody else' },
  ]
  for (const entry of entries) await peer({ method: 'POST', path: LIST(project), body: [entry] })
  const environment = {
    MONGODB_ATLAS_PUBLIC_API_KEY: simulator.publicKey,
    MONGODB_ATLAS_PRIVATE_API_KEY: simulator.privateKey,
    ATLAS_ACTION_CLOCK_SPEED: '400',
  }
  const { log, lines } = recordedLog()
  const params = { 'project-id': project, 'if-comment-contains': MARK }
  await giveBack({
    leases: ['203.0.113.7', '203.0.113.8'].map((address) => ({
      operation: 'remove-ip-access',
      params: { ...params, 'ip-address': address },
    })),
    host: {
      settings: readSettings({ inputs: { 'base-url': simulator.url }, environment }),
      owner: { tags: [], mark: MARK },
      folder: tmpdir(),
      userAgent: 'mongodb-atlas-action/0.0.0-test',
      cancellation: new AbortController(),
      onSecret: () => {},
      onNotice: () => {},
      report: () => {},
      onLease: async () => {},
    },
    log,
    run: 'one',
  })
  const left = (await peer({ method: 'GET', path: LIST(project) })).json as { results: { ipAddress: string }[] }
  expect(left.results.map(({ ipAddress }) => ipAddress)).toEqual(['203.0.113.8'])
  expect(lines).toEqual([])
})

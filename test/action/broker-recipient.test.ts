import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { readBrokerUrl } from '../../src/broker/broker-url.ts'
import { followRun } from '../../src/broker/follow-run.ts'
import { openBroker } from '../../src/broker/open-broker.ts'
import { createRecipient } from '../../src/broker/recipient.ts'
import { unseal } from '../../src/broker/unseal.ts'
import { readOidcRequest } from '../../src/github/oidc-request.ts'
import { brokerWorld } from './broker-world.ts'

const SPEED = 400

test('another job of the run that sends what one has sent, but for the key, gets another password', async () => {
  const { url, variables } = await brokerWorld({ projects: ['one'], speed: SPEED })
  const [address, oidc] = [readBrokerUrl(url), readOidcRequest(variables)]
  if ('message' in address || oidc === undefined) throw new TypeError('there is no broker')
  const [clock, { signal }] = [systemClock({ speed: SPEED }), new AbortController()]
  const told = { onSecret: () => {}, onNotice: () => {} }
  const broker = openBroker({ address, oidc, proxy: {}, userAgent: 'jobs', clock, signal, ...told })
  onTestFinished(() => broker.close())
  const since = 'A'.repeat(43)
  const params = { 'project-name': 'one', username: 'app', roles: 'readWrite@app', 'rotate-password': 'true' }
  const passwordFor = async () => {
    const { publicKey: recipient, privateKey } = await createRecipient()
    const task = { kind: 'operation', name: 'create-database-user', params } as const
    const { run: id } = await broker.start({ task, settings: {}, recipient, since })
    const { sealed = '' } = await followRun({ broker, id, clock, signal, timeoutMs: 600_000, onRun: () => {} })
    const secrets = await unseal({ sealed, privateKey, since })
    return [...secrets].flatMap(([name, secret]) => (name.endsWith('.password') ? [secret.reveal()] : []))
  }
  const [one] = await passwordFor()
  const [other] = await passwordFor()
  expect(one).toMatch(/^[A-Za-z0-9]{20,}$/)
  expect(other).toMatch(/^[A-Za-z0-9]{20,}$/)
  expect(other).not.toBe(one)
})

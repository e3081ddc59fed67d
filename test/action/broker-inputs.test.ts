import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBrokerSettings } from '../../src/action/broker-settings.ts'
import { readInputs } from '../../src/action/inputs.ts'
import { whySkipped } from '../../src/action/skip.ts'
import { UsageError } from '../../src/base/errors.ts'
import { operations } from '../../src/operations/index.ts'
import type { SettingInputs } from '../../src/plan/settings.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const URL_OF_BROKER = 'https://broker.example'
const TOKENS = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://vstoken.example/token?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token-of-the-runner',
}

function issuesOf(read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return error.issues.map(({ message, hint }) => `${message} ${hint}`)
  }
}

const settings = (inputs: SettingInputs = {}, { url = URL_OF_BROKER, environment = TOKENS as object } = {}) =>
  readBrokerSettings({ url, inputs, environment: { ...environment } })

test('the token is made out to the origin of the address', () => {
  const { address, proxy } = settings({}, { url: 'https://id.execute-api.us-east-1.amazonaws.com/prod/' })
  expect(address).toEqual({
    url: 'https://id.execute-api.us-east-1.amazonaws.com/prod',
    origin: 'https://id.execute-api.us-east-1.amazonaws.com',
    audience: 'https://id.execute-api.us-east-1.amazonaws.com',
    isLoopback: false,
  })
  expect(proxy.httpsProxy).toBeUndefined()
})

test.each([
  ['broker.example', 'is not a URL'],
  ['http://broker.example', 'is not an https URL'],
  ['http://127.0.0.1.example', 'is not an https URL'],
  ['ftp://127.0.0.1', 'is not an https URL'],
  ['https://user:secret@broker.example', 'holds a user name or a password'],
  ['https://broker.example/?a=b', 'holds a query or a fragment'],
])('%s is no address for a token', (url, why) => {
  const issues = issuesOf(() => settings({}, { url }))
  expect(issues).toEqual([expect.stringContaining(`broker-url: the value ${why}`)])
  expect(issues.join()).not.toContain('secret')
})

test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])(
  '%s stays on this machine',
  (url) => {
    expect(settings({}, { url }).address.isLoopback).toBe(true)
  },
)

test('credentials beside it are an error that names both kinds', () => {
  expect(issuesOf(() => settings({ 'client-id': 'id', 'private-key': 'key' }))).toEqual([
    'credentials: service-account (client-id and client-secret), api-key (public-key and private-key) and a broker (broker-url) are given at once. Give exactly one kind.',
  ])
})

test('what the broker decides is an error that says so', () => {
  const inputs = { cloud: 'government', 'base-url': 'https://cloud.mongodb.com', 'allowed-tiers': 'M10' }
  expect(issuesOf(() => settings(inputs))).toEqual([
    expect.stringMatching(/^cloud, base-url and allowed-tiers: with broker-url this is decided by the broker\./),
  ])
})

test('without the permission the error says exactly that', () => {
  expect(issuesOf(() => settings({}, { environment: {} }))).toEqual([
    'broker-url: GitHub gives this job no id token (ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set). Give the job `permissions: id-token: write`, beside the permissions that it has. Runs from forks and by Dependabot get none.',
  ])
})

test('a time span that is none is refused here, since the broker would take its own', () => {
  expect(issuesOf(() => settings({ timeout: 'soon', 'dry-run': 'maybe' }))).toHaveLength(2)
  expect(settings({ timeout: '45m', 'dry-run': 'True' })).toMatchObject({
    timeoutMs: 2_700_000,
    dryRun: true,
    sent: { timeout: '45m', 'dry-run': 'true' },
  })
})

test('a job of a fork is skipped where GitHub gives it no token, and not where it does', async () => {
  const file = join(await temporaryFolder(), 'event.json')
  const pullRequest = {
    number: 42,
    state: 'open',
    head: { repo: { full_name: 'stranger/shop', fork: true }, sha: 'a'.repeat(40) },
    base: { repo: { full_name: 'octo/shop' }, ref: 'main', sha: 'b'.repeat(40) },
    user: { login: 'stranger' },
    labels: [],
  }
  await writeFile(file, JSON.stringify({ action: 'opened', number: 42, pull_request: pullRequest }))
  const environment = {
    INPUT_OPERATION: 'check-access',
    'INPUT_BROKER-URL': URL_OF_BROKER,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: file,
    GITHUB_REPOSITORY: 'octo/shop',
  }
  const skipped = (more: object) => {
    const all = { ...environment, ...more }
    return whySkipped({ inputs: readInputs({ environment: all, operations }), environment: all })
  }
  expect(await skipped({})).toMatch(/fork/)
  expect(await skipped(TOKENS)).toBeUndefined()
  expect(await skipped({ 'INPUT_ON-MISSING-CREDENTIALS': 'fail' })).toBeUndefined()
  // Credentials in the environment are of no use to a job that is to ask a broker.
  expect(await skipped({ MONGODB_ATLAS_ACCESS_TOKEN: 'token' })).toMatch(/fork/)
})

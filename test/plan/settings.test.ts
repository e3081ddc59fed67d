import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { readSettings, type SettingInputs } from '../../src/plan/settings.ts'

const KEY = { 'public-key': 'abcdefgh', 'private-key': '0f4f3c8e-7f0b-4a52-9d6a-1c2b3d4e5f60' }
const read = (inputs: SettingInputs, environment: Record<string, string> = {}) => readSettings({ inputs, environment })

function issuesOf(inputs: SettingInputs, environment: Record<string, string> = {}): string[] {
  try {
    read(inputs, environment)
  } catch (error) {
    if (error instanceof UsageError) return error.issues.map(({ message }) => message)
    throw error
  }
  return []
}

describe('settings', () => {
  test('are few: a key is enough', () => {
    expect(read(KEY)).toMatchObject({
      host: { cloud: 'commercial', origin: 'https://cloud.mongodb.com' },
      credentials: { kind: 'api-key', publicKey: 'abcdefgh' },
      policy: { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] },
      timeoutMs: 3_600_000,
      dryRun: false,
      clockSpeed: 1,
    })
  })

  test('take the other cloud as a whole', () => {
    expect(read({ ...KEY, cloud: 'Government' })).toMatchObject({
      host: { cloud: 'government', origin: 'https://cloud.mongodbgov.com' },
      policy: { cloud: 'government' },
    })
  })

  test('read lists with commas, spaces and lines, in the spelling of Atlas whatever their case', () => {
    const { policy } = read({
      ...KEY,
      'allowed-providers': 'aws, gcp',
      'allowed-regions': 'us_east_1\nEU_WEST_1',
      'allowed-tiers': 'M0,FLEX, m10 r40,M40_nvme',
    })
    expect(policy).toMatchObject({
      allowedProviders: ['AWS', 'GCP'],
      allowedRegions: ['US_EAST_1', 'EU_WEST_1'],
      allowedTiers: ['free', 'flex', 'M10', 'R40', 'M40_NVME'],
    })
  })

  test('take empty and blank inputs for left out, as GitHub hands them over', () => {
    expect(read({ ...KEY, cloud: '', timeout: '  ', 'dry-run': '', 'allowed-tiers': '' })).toMatchObject({
      timeoutMs: 3_600_000,
      dryRun: false,
    })
  })

  test('say everything that is wrong at once', () => {
    const issues = issuesOf({
      cloud: 'comercial',
      timeout: 'soon',
      'dry-run': 'yes',
      'allowed-providers': 'aws, azur',
      'public-key': 'abcdefgh',
      'base-url': 'https://example.com',
    })
    for (const name of ['cloud', 'timeout', 'dry-run', 'allowed-providers', 'base-url', 'private-key']) {
      expect(issues.filter((message) => message.includes(name)).length, name).toBeGreaterThan(0)
    }
  })

  test('never say the value of a credential', () => {
    const secret = 'hunter2-hunter2'
    const issues = issuesOf({ 'private-key': secret, 'client-secret': secret, 'access-token': `${secret}\u0007` })
    expect(issues.length).toBeGreaterThan(0)
    expect(issues.join('\n')).not.toContain('hunter2')
  })

  test.for(['0s', '-5m', '5', '1 hour', 'm'])('refuse %s as a timeout', (timeout) => {
    expect(issuesOf({ ...KEY, timeout })).toEqual([expect.stringContaining('timeout: expected a time span')])
  })

  test.for([
    { base: 'http://127.0.0.1:8080', speed: '600', clockSpeed: 600 },
    { base: 'http://localhost:8080', speed: 'fast', clockSpeed: 1 },
    { base: 'http://127.0.0.1:8080', speed: '0.5', clockSpeed: 1 },
    { base: 'https://cloud-dev.mongodb.com', speed: '600', clockSpeed: 1 },
  ])(
    'run the clock at $clockSpeed for $base and $speed: never faster against a real Atlas',
    ({ base, speed, clockSpeed }) => {
      expect(read({ ...KEY, 'base-url': base }, { ATLAS_ACTION_CLOCK_SPEED: speed })).toMatchObject({ clockSpeed })
    },
  )

  test('take proxies from variables of either case, the lower one first', () => {
    const proxies = { HTTPS_PROXY: 'http://upper', https_proxy: 'http://lower', NO_PROXY: 'localhost', http_proxy: '' }
    expect(read(KEY, proxies).proxy).toEqual({
      httpsProxy: 'http://lower',
      httpProxy: undefined,
      noProxy: 'localhost',
    })
  })
})

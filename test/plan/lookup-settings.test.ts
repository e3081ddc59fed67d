import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { readSettings, type SettingInputs } from '../../src/plan/settings.ts'

const KEY = { 'public-key': 'abcdefgh', 'private-key': '0f4f3c8e-7f0b-4a52-9d6a-1c2b3d4e5f60' }
const SIMULATED = { ...KEY, 'base-url': 'http://127.0.0.1:8080' }
const JOB = { GITHUB_API_URL: 'https://api.github.com', GITHUB_REPOSITORY: 'octo/shop', GITHUB_RUN_ID: '1001' }
const TOKEN = { 'github-token': 'ghs_hunter2' }

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

describe('the job on GitHub', () => {
  test('is what the runner says of it, with the token', () => {
    const { gitHubJob, gitHubToken } = read({ ...KEY, ...TOKEN }, JOB)
    expect(gitHubJob).toMatchObject({ apiUrl: 'https://api.github.com', repository: 'octo/shop', runId: '1001' })
    expect([gitHubJob?.token.reveal(), gitHubToken?.reveal()]).toEqual(['ghs_hunter2', 'ghs_hunter2'])
  })

  test('may be on an own GitHub, below a path', () => {
    const there = { ...JOB, GITHUB_API_URL: 'https://github.example.com/api/v3/' }
    expect(read({ ...KEY, ...TOKEN }, there).gitHubJob).toMatchObject({ apiUrl: 'https://github.example.com/api/v3' })
  })

  test.for([
    { without: 'a token', inputs: KEY, environment: JOB },
    { without: 'a token that is more than blank', inputs: { ...KEY, 'github-token': ' ' }, environment: JOB },
    { without: 'GitHub', inputs: { ...KEY, ...TOKEN }, environment: {} },
    { without: 'a run', inputs: { ...KEY, ...TOKEN }, environment: { ...JOB, GITHUB_RUN_ID: '' } },
    {
      without: 'https',
      inputs: { ...KEY, ...TOKEN },
      environment: { ...JOB, GITHUB_API_URL: 'http://github.example.com' },
    },
    { without: 'https', inputs: { ...KEY, ...TOKEN }, environment: { ...JOB, GITHUB_API_URL: 'http://127.0.0.1:1' } },
    {
      without: 'https',
      inputs: { ...SIMULATED, ...TOKEN },
      environment: { ...JOB, GITHUB_API_URL: 'http://10.0.0.1' },
    },
    {
      without: 'a repository',
      inputs: { ...KEY, ...TOKEN },
      environment: { ...JOB, GITHUB_REPOSITORY: 'octo/../shop' },
    },
  ])('is unknown without $without', ({ inputs, environment }) => {
    expect(read(inputs, environment).gitHubJob).toBeUndefined()
  })

  test('is on loopback only beside a simulator', () => {
    const near = { ...JOB, GITHUB_API_URL: 'http://127.0.0.1:9090' }
    expect(read({ ...SIMULATED, ...TOKEN }, near).gitHubJob).toMatchObject({ apiUrl: 'http://127.0.0.1:9090' })
  })

  test.for(['ghs_hunter2 x', 'ghs_hunter2\r\nx: y', 'ghs_hunter2\u00e9'])(
    'takes no token such as %j, and never says it',
    (value) => {
      const issues = issuesOf({ ...KEY, 'github-token': value }, JOB)
      expect(issues).toEqual([expect.stringContaining('github-token: the value holds')])
      expect(issues.join()).not.toContain('hunter2')
    },
  )
})

describe('other services for the address', () => {
  const TWO = 'http://127.0.0.1:8081/ http://localhost:8082/ip'

  test('are taken beside a simulator', () => {
    const { addressServices } = read(SIMULATED, { ATLAS_ACTION_IP_ECHO: TWO.replace(' ', ', ') })
    expect(addressServices).toEqual(TWO.split(' '))
    expect(read(SIMULATED, { ATLAS_ACTION_IP_ECHO: '' }).addressServices).toBeUndefined()
  })

  test.for([
    { where: 'a real Atlas', inputs: KEY, services: TWO },
    { where: 'one service', inputs: SIMULATED, services: 'http://127.0.0.1:8081/' },
    { where: 'three services', inputs: SIMULATED, services: `${TWO} http://127.0.0.1:8083/` },
    { where: 'a service elsewhere', inputs: SIMULATED, services: 'http://127.0.0.1:8081/ https://echo.example.com/' },
    { where: 'no URL', inputs: SIMULATED, services: '127.0.0.1 127.0.0.1' },
  ])('are refused with $where', ({ inputs, services }) => {
    expect(issuesOf(inputs, { ATLAS_ACTION_IP_ECHO: services })).toEqual([
      'ATLAS_ACTION_IP_ECHO: expected two URLs on loopback, for a run against a simulator on loopback.',
    ])
  })
})

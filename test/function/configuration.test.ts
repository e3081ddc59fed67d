import { expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { readConfiguration } from '../../src/function/configuration.ts'

const GOOD = {
  GITHUB_WEBHOOK_SECRET: 'a secret of some length',
  GITHUB_TOKEN: 'a-token',
  MONGODB_ATLAS_PUBLIC_API_KEY: 'abcdefgh',
  MONGODB_ATLAS_PRIVATE_API_KEY: 'a-private-key',
}

async function issuesOf(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const readFile = () => Promise.reject(new Error('no file'))
  const error: unknown = await readConfiguration({ environment: { ...GOOD, ...environment }, readFile }).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error === undefined) return []
  if (!(error instanceof UsageError)) throw error
  return error.issues.map(({ message, hint = '' }) => `${message} ${hint}`)
}

test('variables that are right have no issues', async () => {
  expect(await issuesOf({ ATLAS_CLOUD: 'government', ATLAS_TIMEOUT: '45m' })).toEqual([])
})

test.each([
  [{ ATLAS_CLOUD: 'goverment' }, /^ATLAS_CLOUD: expected .*goverment/],
  [{ ATLAS_TIMEOUT: 'long' }, /^ATLAS_TIMEOUT: expected a time span/],
  [{ ATLAS_ALLOWED_PROVIDERS: 'IBM' }, /^ATLAS_ALLOWED_PROVIDERS: `IBM` is no provider/],
  [{ ATLAS_BASE_URL: 'http://example.com' }, /^ATLAS_BASE_URL: the value .*`ATLAS_CLOUD=commercial`/],
  [
    { ATLAS_BASE_URL: 'https://cloud.mongodbgov.com' },
    /^ATLAS_BASE_URL: .* but ATLAS_CLOUD is commercial\. Say `ATLAS_CLOUD=government`, or leave ATLAS_BASE_URL out/,
  ],
  [
    { MONGODB_ATLAS_PRIVATE_API_KEY: '' },
    /^Atlas credentials: .*MONGODB_ATLAS_PRIVATE_API_KEY.* Set a pair of variables/,
  ],
])('what is wrong with %j is said by the names of variables, once', async (environment, expected) => {
  const issues = await issuesOf(environment)
  expect(issues).toHaveLength(1)
  expect(issues[0]).toMatch(expected)
  expect(issues[0]).not.toMatch(/`cloud: |\bbase-url\b|\binputs?\b/)
})

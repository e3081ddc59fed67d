import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { gitHubOfTest } from './opened.ts'

const SOURCES = new URL('../../src/github/', import.meta.url)

/** Imports every file of the room, says which packages that has loaded, makes one call, and says it again. */
const SCRIPT = `
import { registerHooks } from 'node:module'
import { get } from 'node:http'
const loaded = new Set()
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const [, name] = /node_modules\\/(@[^/]+\\/[^/]+|[^/]+)\\//.exec(found.url) ?? []
    if (name) loaded.add(name)
    return found
  },
})
const [sources, files, url, token] = process.argv.slice(1)
for (const file of JSON.parse(files)) await import(sources + file)
const before = [...loaded]
const { openGitHub } = await import(sources + 'github.ts')
const { Secret } = await import(sources + '../base/secret.ts')
const send = ({ target, headers }) =>
  new Promise((resolve) =>
    get(new URL(target, url), { headers }, async (answer) => {
      const body = Buffer.concat(await answer.toArray())
      resolve({ status: answer.statusCode, headers: answer.headers, body })
    }),
  )
const signal = new AbortController().signal
const gitHub = openGitHub({ apiUrl: url, repository: 'octo/blog', token: new Secret(token), send, userAgent: 'x', signal })
const opened = [...loaded]
const state = await gitHub.repositoryState().catch(({ message, hint }) => message + ' ' + hint)
console.log(JSON.stringify({ before, opened, state, after: [...loaded] }))
`

async function load({ env }: { env: Readonly<Record<string, string>> }) {
  const gitHub = await gitHubOfTest()
  gitHub.repository('octo/blog')
  const files = readdirSync(fileURLToPath(SOURCES)).filter((name) => name.endsWith('.ts'))
  expect(files).toContain('github.ts')
  const args = ['--input-type=module', '-e', SCRIPT, SOURCES.href, JSON.stringify(files), gitHub.url, gitHub.token]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

test('GitHub’s client is loaded with the first call, not with our files', async () => {
  const { before, opened, state, after } = await load({ env: {} })
  const isGitHubs = (name: string) => /^@(?:actions|octokit)\//.test(name)
  expect(before.filter(isGitHubs)).toEqual([])
  expect(opened.filter(isGitHubs)).toEqual([])
  expect(state).toEqual({ kind: 'there', isArchived: false })
  expect(after).toContain('@actions/github')
})

test('GitHub’s client that cannot be loaded is told with what to check', async () => {
  const { state } = await load({ env: { GITHUB_API_URL: 'nowhere' } })
  expect(state).toContain('GitHub: GET /repos/{owner}/{repo} of octo/blog: its client cannot be loaded')
  expect(state).toContain('GITHUB_API_URL')
})

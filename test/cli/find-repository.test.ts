import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRepository } from '../../src/cli/find-repository.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { cli } from './command-line.ts'

function git(folder: string, ...words: string[]): void {
  const who = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com', '-c', 'protocol.file.allow=always']
  execFileSync('git', [...who, ...words], { cwd: folder, stdio: 'pipe' })
}

async function clone(origin?: string): Promise<string> {
  const folder = await temporaryFolder()
  git(folder, 'init', '--quiet')
  git(folder, 'remote', 'add', 'upstream', 'https://github.com/somebody/else.git')
  if (origin !== undefined) git(folder, 'remote', 'add', 'origin', origin)
  return folder
}

const find = (folder: string, environment: Readonly<Record<string, string>> = {}, said?: string) =>
  findRepository({ said, environment, folder })

const reject = (error: Promise<unknown>) =>
  error.then(
    () => 'found',
    ({ message }: Error) => message,
  )

describe('the repository is that of the remote origin, as git takes its address', () => {
  test.each([
    { origin: 'https://github.com/octo/shop.git', host: 'github.com' },
    { origin: 'https://github.com/octo/shop', host: 'github.com' },
    { origin: 'https://github.com/octo/shop/', host: 'github.com' },
    { origin: 'https://mona:ghp_hush@GitHub.com/octo/shop.git', host: 'github.com' },
    { origin: 'https://www.github.com/octo/shop', host: 'github.com' },
    { origin: 'git@github.com:octo/shop.git', host: 'github.com' },
    { origin: 'github.com:octo/shop', host: 'github.com' },
    { origin: 'ssh://git@github.com/octo/shop.git', host: 'github.com' },
    { origin: 'ssh://git@github.com:22/octo/shop.git', host: 'github.com' },
    { origin: 'ssh://git@ssh.github.com:443/octo/shop.git', host: 'github.com' },
    { origin: 'git@octo.ghe.com:octo/shop.git', host: 'octo.ghe.com' },
    { origin: 'https://ghe.example:8443/octo/shop', host: 'ghe.example:8443' },
    { origin: 'ssh://git@ghe.example:2222/octo/shop', host: 'ghe.example' },
  ])('$origin', async ({ origin, host }) => {
    const folder = await clone(origin)
    expect(await find(folder, { GH_HOST: host })).toEqual({ fullName: 'octo/shop', host, root: folder })
  })
})

describe('it is found', () => {
  test('from a folder in it', async () => {
    const root = await clone('git@github.com:octo/shop.git')
    const folder = join(root, 'src/deep')
    await mkdir(folder, { recursive: true })
    expect(await find(folder)).toEqual({ fullName: 'octo/shop', host: 'github.com', root })
  })

  test('from a second working tree', async () => {
    const first = await clone('git@github.com:octo/shop.git')
    git(first, 'commit', '--quiet', '--allow-empty', '-m', 'first')
    const root = join(await temporaryFolder(), 'second')
    git(first, 'worktree', 'add', '--quiet', root)
    expect(await find(root)).toEqual({ fullName: 'octo/shop', host: 'github.com', root })
  })

  test('from a submodule, which has an origin of its own', async () => {
    const inner = await clone()
    git(inner, 'commit', '--quiet', '--allow-empty', '-m', 'first')
    const outer = await clone('git@github.com:octo/shop.git')
    git(outer, 'submodule', '--quiet', 'add', inner, 'part')
    git(join(outer, 'part'), 'remote', 'set-url', 'origin', 'git@github.com:octo/part.git')
    expect((await find(join(outer, 'part'))).fullName).toBe('octo/part')
  })
})

describe('what is said goes before', () => {
  test('--repository before GITHUB_REPOSITORY before origin', async () => {
    const folder = await clone('git@github.com:octo/shop.git')
    const environment = { GITHUB_REPOSITORY: 'octo/job' }
    expect(await find(folder, environment, 'octo/said')).toMatchObject({ fullName: 'octo/said', host: undefined })
    expect(await find(folder, environment)).toMatchObject({ fullName: 'octo/job', host: undefined })
  })
})

describe('a host that only a remote names is no GitHub', () => {
  test.each([
    'https://gitlab.com/octo/shop.git',
    'https://mona:ghp_hush@ghe.example/octo/shop',
    'git@github.com.evil.example:octo/shop.git',
    'git@notgithub.com:octo/shop.git',
    'https://evil.example/github.com/octo/shop',
    'git@evil.octo.ghe.com:octo/shop.git',
  ])('%s', async (origin) => {
    const message = await reject(find(await clone(origin)))
    expect(message).toMatch(
      /^--repository: the remote `origin` is on \S+, and nothing says that this is a GitHub\. Give --repository/,
    )
    expect(message).not.toContain('hush')
  })

  test.each([
    { GH_HOST: 'GHE.example' },
    { GITHUB_SERVER_URL: 'https://ghe.example' },
    { GITHUB_API_URL: 'https://ghe.example/api/v3' },
  ])('unless it is named: %j', async (environment) => {
    const folder = await clone('https://mona:ghp_hush@ghe.example/octo/shop')
    expect(await find(folder, environment)).toMatchObject({ fullName: 'octo/shop', host: 'ghe.example' })
  })
})

describe('what cannot be known is asked for', () => {
  test('outside of any clone, without an origin, and where the path is no owner/name', async () => {
    expect(await reject(find(await temporaryFolder()))).toContain('This folder is no clone of a repository.')
    expect(await reject(find(await clone()))).toContain('This clone has no remote `origin`')
    expect(await reject(find(await clone('/srv/git/shop.git')))).toContain('This clone has no remote `origin`')
    expect(await reject(find(await clone('https://github.com/octo/shop/extra')))).toContain('which is no `owner/name`')
  })

  test('on the command line, before anything is sent', async () => {
    const folder = await clone('https://gitlab.com/octo/shop.git')
    const environment = { GH_TOKEN: 'ghp_hush' }
    const { code, stdout, stderr } = await cli(['list'], { folder, environment })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /^--repository: the remote `origin` is on gitlab\.com, .* set GH_HOST=gitlab\.com as well\.\n$/,
    )
  })
})

import { expect, test } from 'vitest'
import { performErrand } from '../../src/environments/perform-errand.ts'
import { readEnvironmentRequest } from '../../src/environments/request.ts'
import { gitHubOfTest, opened } from '../github/opened.ts'
import type { GitHubOptions } from '../support/github/start-github.ts'
import { conductWorld } from './support/conduct-world.ts'

const FILE = '.github/atlas-environment.yml'

async function sweep(file: string | undefined, gitHubOptions: GitHubOptions = {}) {
  const world = await conductWorld()
  const gitHub = await gitHubOfTest(gitHubOptions)
  const shop = gitHub.repository('octo/shop')
  if (file !== undefined) shop.addFile({ path: FILE, text: file })
  const request = readEnvironmentRequest({ inputs: { environment: 'sweep' }, issues: [] })
  if (request === undefined) throw new TypeError('no request')
  const performed = performErrand({
    host: world.host,
    errand: { kind: 'sweep' },
    request,
    repository: 'octo/shop',
    event: undefined,
    gitHub: opened(gitHub, { repository: 'octo/shop' }).client,
    readFile: async () => undefined,
    runUrl: undefined,
  })
  return { performed, world }
}

test('a sweep without an environment file looks among projects, and says what it does not see', async () => {
  const { performed, world } = await sweep(undefined)
  expect(await performed).toMatchObject({ did: 'sweep', rows: [] })
  expect(world.notices).toEqual([expect.stringMatching(/There is no .*is not found that way/)])
})

test('a sweep fails at a file that is broken, which may name another place', async () => {
  const { performed, world } = await sweep('isolation: cluster\nproject-id: nonsense\n')
  await expect(performed).rejects.toThrow(/project-id/)
  expect(world.writes()).toEqual([])
})

test('a sweep is incomplete when the file cannot be read', async () => {
  const permissions = { 'pull-requests': 'read', metadata: 'read' } as const
  const { performed } = await sweep('isolation: nonsense', { permissions })
  expect(await performed).toMatchObject({ did: 'sweep', rows: [], incomplete: expect.stringMatching(/403|404/) })
})

import { expect, it } from 'vitest'
import { runHere, type Verb } from './crash/run-here.ts'
import { nameOf, previewWorld } from './preview-world.ts'

const HUNDRED = Array.from({ length: 100 }, (_, index) => index + 1)
const FILE = `org-id: ORG
cluster: { tier: flex, provider: AWS, region: US_EAST_1 }
access: [203.0.113.7]
`

// In one process, over as many connections: a hundred processes would be a minute of starting Node on two cores, and tell no more.
it('a hundred pull requests are opened at once, and closed at once, within the rate limits of one organization', async () => {
  const { world, gitHub, shop, atlas, filled, happens } = await previewWorld({ file: FILE, speed: 20 })
  const { simulator, speed, exchanges } = world
  const all = async (verb: Verb) => {
    const from = exchanges.length
    const at = performance.now()
    const ran = await Promise.all(
      HUNDRED.map((pullRequest) =>
        runHere({
          verb,
          pullRequest,
          file: filled(FILE),
          environment: {
            'INPUT_BASE-URL': simulator.url,
            'INPUT_PUBLIC-KEY': simulator.publicKey,
            'INPUT_PRIVATE-KEY': simulator.privateKey,
            'INPUT_GITHUB-TOKEN': gitHub.token,
            ATLAS_ACTION_CLOCK_SPEED: String(speed),
            GITHUB_API_URL: gitHub.url,
            GITHUB_REPOSITORY: 'octo/shop',
            GITHUB_RUN_ID: String(1000 + pullRequest),
            GITHUB_RUN_ATTEMPT: '1',
            GITHUB_JOB: 'test',
          },
        }),
      ),
    )
    const statuses = exchanges.slice(from).map(({ status }) => status)
    const refused = statuses.filter((status) => status === 429).length
    const seconds = ((performance.now() - at) / 1000).toFixed(1)
    console.info(`${verb}: ${statuses.length / 100} requests per environment, ${refused} answers 429, ${seconds} s`)
    return ran.map(({ performed: { result } }) => result.steps.map(({ state }) => state.status))
  }

  for (const number of HUNDRED) happens('opened', number)
  expect(await all('up')).toEqual(HUNDRED.map(() => ['done', 'done', 'done', 'done']))
  const there = await atlas()
  expect(there.map(({ name }) => name).sort()).toEqual(HUNDRED.map((number) => nameOf(number)).sort())
  for (const { name, clusters, users, access } of there) {
    expect([clusters, Object.keys(users), access]).toEqual([{ [name]: 'IDLE' }, [name], { '203.0.113.7': 'ACTIVE' }])
  }

  for (const number of HUNDRED) shop.close(number)
  expect(await all('down')).toEqual(HUNDRED.map(() => ['done']))
  expect(await atlas()).toEqual([])
}, 240_000)

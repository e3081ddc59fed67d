import { expect, it } from 'vitest'
import type { ActionRun } from '../support/world.ts'
import { normalised, seen, sent } from './normalised.ts'
import { commandsIn } from './runner-log.ts'
import { passwordsSent, watchedWorld } from './watched-world.ts'

const CLOUDS = {
  government: { restriction: ', region-usage-restrictions: GOV_REGIONS_ONLY', region: 'US_GOV_WEST_1' },
  commercial: { restriction: '', region: 'US_EAST_1' },
} as const

const planFor = ({ orgId, cloud }: { orgId: string; cloud: keyof typeof CLOUDS }) => `
project:
  create-project: { org-id: ${orgId}, project-name: pr-42${CLOUDS[cloud].restriction} }
runner:
  add-ip-access: { project-id: "\${project.project-id}", ip-address: 203.0.113.7, runner: true }
cluster:
  create-cluster:
    project-id: "\${project.project-id}"
    cluster-name: pr-42
    tier: M20
    provider: AWS
    region: ${CLOUDS[cloud].region}
  needs: runner
user:
  create-database-user:
    project-id: "\${project.project-id}"
    username: app
    roles: [readWrite@app]
    clusters: ["\${cluster.cluster-name}"]
    cluster-name: "\${cluster.cluster-name}"
night:
  pause-cluster: { project-id: "\${project.project-id}", cluster-name: "\${cluster.cluster-name}" }
  needs: user
`

const masksIn = ({ lines }: ActionRun) => commandsIn(lines).filter(({ name }) => name === 'add-mask')

it.each([
  { cloud: 'government', credentials: 'api-key' },
  { cloud: 'government', credentials: 'service-account' },
  { cloud: 'commercial', credentials: 'api-key' },
  { cloud: 'commercial', credentials: 'service-account' },
] as const)(
  'a plan in $cloud Atlas with $credentials, from an empty organization to a paused cluster',
  async (given) => {
    const { cloud, credentials } = given
    // Long enough for each wait to be seen.
    const quirks = { accessListReadLagMs: 0, accessListActiveMs: 0, userDeployMs: 90_000 }
    const world = await watchedWorld({ cloud, quirks, speed: 600 })
    const plan = planFor({ orgId: world.simulator.orgId, cloud })

    const main = await world.main({ cloud, operations: plan }, { credentials })
    const tokensAfterMain = world.simulator.liveTokens()
    const requestsOfMain = world.requests().length
    const post = await world.post(main, { credentials })

    await expect(seen(main, world)).toMatchFileSnapshot(`seen/${cloud}-${credentials}-main.txt`)
    await expect(seen(post, world)).toMatchFileSnapshot(`seen/${cloud}-${credentials}-post.txt`)
    await expect(sent(world)).toMatchFileSnapshot(`seen/${cloud}-${credentials}-requests.txt`)
    expect({ tokensAfterMain, tokensAfterPost: world.simulator.liveTokens() }).toEqual({
      tokensAfterMain: 0,
      tokensAfterPost: 0,
    })
    const { 'user-password': password = '', 'user-connection-string-with-credentials': uri = '' } = main.outputs
    expect(uri).toContain(`//app:${password}@`)
    expect(passwordsSent(world)).toEqual([password])
    const made = [password, uri, encodeURIComponent(uri)]
    const known = masksIn(main).filter(({ message }) => !made.includes(message))
    for (const masks of [known, masksIn(post)]) {
      expect(masks.map(({ at }) => at)).toEqual(masks.map((_, index) => index))
      expect(masks.length).toBeGreaterThan(0)
    }
    // What is made on the way is masked before the step that makes it says anything, or hands anything on.
    const madeAt = masksIn(main).find(({ message }) => message === password)?.at
    expect(madeAt).toBeLessThan(main.lines.findIndex((line) => line.startsWith('… user: ')))
    expect(masksIn(main).map(({ message }) => message)).toEqual(expect.arrayContaining(made))
    const requestsOfPost = world.requests().slice(requestsOfMain)
    expect(
      requestsOfPost.filter((request) => request.startsWith('DELETE ')).map((request) => normalised(request, world)),
    ).toEqual(['DELETE /api/atlas/v2/groups/<id>/accessList/203.0.113.7'])
    expect(requestsOfPost.length).toBeLessThanOrEqual(6)
  },
)

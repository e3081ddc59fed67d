import { expect, test } from 'vitest'
import { forwardProxy } from '../atlas/forward-proxy.ts'
import { brokerWorld } from './broker-world.ts'
import { annotations } from './runner-log.ts'

const CHECK = { operation: 'check-access' }
const RIGHT = { exitCode: 0, outputs: { 'credential-kind': 'api-key' } }

test('a lost reply is asked for again, and starts no second run', async () => {
  const { main, trouble, requests, lines } = await brokerWorld()
  trouble(({ method, count }) => (count === 1 || (method === 'GET' && count === 3) ? 'reply lost' : 'none'))
  expect(await main(CHECK)).toMatchObject(RIGHT)
  const posts = requests.filter(({ method }) => method === 'POST')
  expect(posts).toHaveLength(2)
  expect(posts[0]?.body).toBe(posts[1]?.body)
  expect(lines.map(({ event }) => event).filter((event) => event.startsWith('broker run'))).toEqual([
    'broker run started',
    'broker run found',
  ])
})

test('what a broker answers that has too much to do, or is being deployed, is waited out', async () => {
  const { main, trouble } = await brokerWorld()
  const answers = [
    { instead: 503, headers: { 'retry-after': '30' } },
    { instead: 429, headers: { 'retry-after': '4' } },
    'none',
    { instead: 502, body: '<html>' },
    { instead: 500 },
  ] as const
  trouble(({ count }) => answers[count - 1] ?? 'none')
  const run = await main(CHECK)
  expect(run).toMatchObject(RIGHT)
  expect(run.lines).toContainEqual(expect.stringMatching(/HTTP 503; asking again in 3\d s\.$/))
})

test('a broker that answers nothing else in the end is said to be out of service', async () => {
  const { main, trouble } = await brokerWorld()
  trouble(() => ({ instead: 503 }))
  const run = await main(CHECK)
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toEqual([expect.stringMatching(/cannot take this now: HTTP 503\. Run the job again/)])
})

test('a redirect is not followed', async () => {
  const { main, trouble, requests } = await brokerWorld()
  trouble(() => ({ instead: 307, headers: { location: 'http://127.0.0.1:9/operations' } }))
  const run = await main(CHECK)
  expect([run.exitCode, requests.length]).toEqual([1, 1])
  expect(annotations(run.lines)).toEqual([expect.stringContaining('the id token goes nowhere else')])
})

test('tokens that end while a run is followed are renewed, each masked before it is used', async () => {
  const { main, tokensLive, requests, tokenRequests } = await brokerWorld()
  tokensLive(30)
  const run = await main(CHECK)
  expect(run).toMatchObject(RIGHT)
  expect(tokenRequests).toHaveLength(requests.length)
  const tokens = requests.map(({ token }) => token)
  expect(new Set(tokens).size).toBe(tokens.length)
  expect(run.lines.filter((line) => tokens.some((token) => line.includes(token)))).toEqual(
    tokens.map((token) => `::add-mask::${token}`),
  )
})

test('a token that is good for minutes is asked for once, and again when it is refused after all', async () => {
  const { main, trouble, tokenRequests } = await brokerWorld()
  trouble(({ count }) => (count === 2 ? { instead: 401, body: { error: 'token refused' } } : 'none'))
  expect(await main(CHECK)).toMatchObject(RIGHT)
  expect(tokenRequests).toHaveLength(2)
})

test('GitHub and the broker are asked through the proxy of the job', async () => {
  const { main, url, variables } = await brokerWorld()
  const proxy = await forwardProxy('forward')
  expect(await main(CHECK, { environment: { HTTP_PROXY: proxy.origin } })).toMatchObject(RIGHT)
  const asked = new Set(proxy.asked.map((line) => line.replace(/^\w+ (?:http:\/\/)?([^/]+).*$/, '$1')))
  expect(asked).toEqual(new Set([url, variables.ACTIONS_ID_TOKEN_REQUEST_URL].map((each) => new URL(each).host)))
})

test('a job that is cancelled leaves its run at the broker, and post gives back what that has leased', async () => {
  const { world, main, post } = await brokerWorld({ speed: 200, projects: ['one'] })
  const operations = `
runner: { add-ip-access: { project-name: one, ip-address: 203.0.113.7, runner: true } }
cluster: { create-cluster: { project-name: one, cluster-name: pr-42, tier: M30, region: US_EAST_1 }, needs: runner }
`
  const signalWhen = { line: /creating the cluster \(CREATING\)/, signal: 'SIGINT' } as const
  const run = await main({ operations }, { signalWhen })
  expect(run.exitCode).toBe(1)
  expect(run.endedAfterSignalMs).toBeLessThan(2_000)
  expect(annotations(run.lines)).toEqual([expect.stringMatching(/^cancelled\. The run .* goes on at the broker\./)])
  const end = await post(run)
  expect([end.exitCode, annotations(end.lines, 'warning')]).toEqual([0, []])
  const writes = world.writes().map((write) => write.replace(/groups\/\w+/, 'groups/ID'))
  expect(writes).toContainEqual(expect.stringMatching(/^POST .*\/clusters$/))
  expect(writes.at(-1)).toMatch(/^DELETE .*\/accessList\/203\.0\.113\.7$/)
})

test('post warns of what it cannot give back, and does not fail the job', async () => {
  const { main, post, trouble } = await brokerWorld({ projects: ['one'] })
  const inputs = { operation: 'add-ip-access', 'project-name': 'one', 'ip-address': '203.0.113.7', runner: 'true' }
  const run = await main(inputs)
  expect(run.exitCode).toBe(0)
  trouble(() => ({ instead: 403, body: { error: 'no rule', request: 'r-1' } }))
  const end = await post(run)
  expect(end.exitCode).toBe(0)
  expect(annotations(end.lines, 'warning')).toEqual([
    expect.stringMatching(/^give-back-1: .*no rule \(request r-1\).* Atlas removes the entry when it expires\.$/),
  ])
  const without = await post({ ...run, state: {} })
  expect(without.lines).toEqual(['Nothing was leased for this job, so there is nothing to give back.'])
})

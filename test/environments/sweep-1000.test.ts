import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/atlas/connect.ts'
import { systemClock } from '../../src/base/clock.ts'
import { Secret } from '../../src/base/secret.ts'
import { renderTime } from '../../src/environments/identity.ts'
import { inParallel } from '../../src/environments/in-parallel.ts'
import { environmentName } from '../../src/environments/name.ts'
import { type Simulator, startSimulator } from '../../src/simulator/server.ts'
import { gitHubOfTest } from '../github/opened.ts'
import { FLEX } from '../operations/support/told.ts'
import type { ChildInput, ChildOutput } from './support/sweep-child.ts'

const REPOSITORY = 'octo/shop'
const HOUR = 3_600_000
const COUNT = 1000
const FEW = 20
/** Simulated time is this much faster; what Atlas takes its time for is most of it. */
const SPEED = 200
/** Of old objects that a sweep may hold, in MiB: a leak would end the process. */
const HEAP = 128

test('1,000 environments are swept under the rate limits of Atlas', { timeout: 300_000 }, async () => {
  const statuses: number[] = []
  const simulator = await startSimulator({
    speed: SPEED,
    quirks: { projectsPerOrganization: COUNT },
    onExchange: ({ status }) => void statuses.push(status),
  })
  onTestFinished(() => simulator.close())
  const gitHub = await gitHubOfTest()
  const shop = gitHub.repository(REPOSITORY)
  const numbers = Array.from({ length: COUNT }, (_, index) => index + 1)
  await makeEnvironments(simulator, numbers)
  for (const number of numbers) {
    shop.openPullRequest({ number })
    if (number % 2 === 0) shop.close(number, renderTime(new Date(Date.now() - 9 * HOUR)))
  }
  const sweep = (limit: number) =>
    sweepInProcess({
      atlasUrl: simulator.url,
      publicKey: simulator.publicKey,
      privateKey: simulator.privateKey,
      gitHubUrl: gitHub.url,
      gitHubToken: gitHub.token,
      repository: REPOSITORY,
      limit,
      speed: SPEED,
    })

  const few = await sweep(FEW)
  expect(few).toMatchObject({ counts: { deleted: FEW, left: COUNT - FEW, failed: 0 }, notes: [] })
  statuses.length = 0
  const asked = gitHub.requests.length
  const startedAt = performance.now()
  const all = await sweep(COUNT)
  const seconds = (performance.now() - startedAt) / 1000
  expect(all).toMatchObject({ counts: { deleted: COUNT - FEW, left: 0, failed: 0 }, notes: [] })

  const swept = COUNT - FEW
  const each = (count: number) => (count / swept).toFixed(1)
  const answered = statuses.filter((status) => status !== 401).length
  const limited = statuses.filter((status) => status === 429).length
  const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  console.log(
    `${swept} environments swept in ${seconds.toFixed(0)} s; requests per environment: ${each(answered)} to Atlas, ` +
      `${each(gitHub.requests.length - asked)} to GitHub; 429 answers seen: ${limited}; peak memory (maximum resident set ` +
      `of the process, with a heap of ${HEAP} MiB): ${mebibytes(all.peakBytes)} MiB, and ${mebibytes(few.peakBytes)} MiB for ${FEW} of them`,
  )
  expect(limited).toBe(0)
  expect(all.peakBytes).toBeLessThan(few.peakBytes * 2)
})

/**
 * Half of them expired, each a project with a flex cluster; half of them with a pull request that was closed before there was a cluster
 * in the project.
 */
async function makeEnvironments(simulator: Simulator, numbers: readonly number[]): Promise<void> {
  const { atlas, close } = connect({
    host: { cloud: 'commercial', origin: simulator.url, isLoopback: true },
    credentials: { kind: 'api-key', publicKey: simulator.publicKey, privateKey: new Secret(simulator.privateKey) },
    clock: systemClock({ speed: SPEED }),
    random: Math.random,
    proxy: {},
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    signal: new AbortController().signal,
    onSecret: () => {},
    onNotice: () => {},
  })
  await inParallel({
    items: numbers,
    width: 20,
    async work(number) {
      const name = environmentName({ repository: REPOSITORY, pullRequest: number })
      const ends = simulator.now().getTime() + (number % 2 === 0 ? 999 : -9) * HOUR
      const tags = Object.entries({
        'managed-by': 'mongodb-atlas-action',
        repository: REPOSITORY,
        'pull-request': String(number),
        'expires-at': renderTime(new Date(ends)),
      }).map(([key, value]) => ({ key, value }))
      const made = await atlas.call('createGroup', { body: { name, orgId: simulator.orgId, tags } })
      if (typeof made !== 'object' || made === null || !('id' in made)) throw new TypeError('a project without an id')
      if (number % 2 === 0) return
      await atlas.call('createGroupFlexCluster', { path: { groupId: String(made.id) }, body: FLEX(name) })
    },
  })
  await close()
}

async function sweepInProcess(input: ChildInput): Promise<ChildOutput> {
  const script = new URL('./support/sweep-child.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-old-space-size=${HEAP}`,
    script,
    JSON.stringify(input),
  ])
  return JSON.parse(stdout)
}

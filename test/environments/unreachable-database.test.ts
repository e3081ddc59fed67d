import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { DATABASE, dropRun } from './support/drop-run.ts'
import { closedPort, oddServer } from './support/odd-server.ts'

const PASSWORD = 'k9.Vw~2-secret'
const uriTo = (port: number) => `mongodb://someone:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/?authSource=admin`

describe('without a connection to the cluster', () => {
  test('it is waited for a minute; then what is left is said, and the run goes on', async () => {
    const { state, doing, tookMs, seen } = await dropRun(uriTo(await closedPort()))
    expect(state).toMatchObject({
      status: 'skipped',
      why: expect.stringMatching(
        /^database `pr-42-0123abcd` of 127\.0\.0\.1 was left: there is no connection from here to the cluster \(connect ECONNREFUSED 127\.0\.0\.1:\d+\)\. Drop it by hand, or run down from where the cluster can be reached\.$/,
      ),
    })
    expect(doing[1]).toMatch(/^waiting for a connection to the cluster \(connect ECONNREFUSED /)
    expect(tookMs).toBeGreaterThanOrEqual(60_000)
    expect(tookMs).toBeLessThan(64_000)
    expect(seen).not.toContain(PASSWORD)
  })

  test.for(['hangs up at once', 'closes at once', 'says nothing', 'talks HTTP', 'promises a message of 2 GB'] as const)(
    'it ends likewise where the server %s, and nothing stays open',
    async (manner) => {
      const server = await oddServer(manner)
      const { state, seen } = await dropRun(uriTo(server.port))
      expect(state).toMatchObject({
        status: 'skipped',
        why: expect.stringContaining(`\`${DATABASE}\` of 127.0.0.1 was left`),
      })
      expect(server.connections()).toBeGreaterThan(0)
      await expect.poll(server.open).toBe(0)
      expect(seen).not.toContain(PASSWORD)
    },
  )

  test('a cluster that answers and has no primary for a minute is a failure, since it can be reached', async () => {
    const server = await oddServer('is the secondary of an election without end')
    const { state, doing } = await dropRun(`${uriTo(server.port)}&replicaSet=rs`)
    expect(doing[1]).toMatch(/^trying again to drop the database \(Server selection timed out/)
    expect(state).toMatchObject({ status: 'failed', error: { code: 'DATABASE_DROP_FAILED' } })
    await expect.poll(server.open).toBe(0)
  })

  test('where DNS does not know the cluster, the sentence says so', async () => {
    const uri = `mongodb+srv://someone:${PASSWORD}@no-such-cluster.invalid-for-a-test.mongodb.net/`
    const { state } = await dropRun(uri)
    expect(state).toMatchObject({
      status: 'skipped',
      why: expect.stringMatching(/of no-such-cluster\.invalid-for-a-test\.mongodb\.net was left: .*\(query\w+ E\w+ /),
    })
  })
})

describe('refused before anything is sent', () => {
  test.for([
    'admin',
    'production',
    'pr-42',
    'pr-42-0123abcd2',
    'PR-42-0123ABCD',
    'pr-42-0123abcd\n',
    'xpr-42-0123abcd',
  ])('a database that is none of an environment: %j', async (database) => {
    const server = await oddServer('says nothing')
    await expect(dropRun(uriTo(server.port), database)).rejects.toThrow('expected the name of an environment')
    expect(server.connections()).toBe(0)
  })

  test('a connection string that leads elsewhere', async () => {
    const server = await oddServer('says nothing')
    const uri = `${uriTo(server.port)}&proxyHost=127.0.0.1`
    await expect(dropRun(uri)).rejects.toThrow(/connection-string: the value has the option proxyHost/)
    expect(server.connections()).toBe(0)
  })
})

describe('the driver', () => {
  test('lets the process end, and prints nothing, whatever the environment says of its log', async () => {
    const server = await oddServer('says nothing')
    const script = `
      import { withDatabases } from ${JSON.stringify(new URL('../../src/environments/database/database-driver.ts', import.meta.url).href)}
      const started = performance.now()
      await withDatabases({
        uri: ${JSON.stringify(uriTo(server.port))},
        patience: { connectMs: 100, answerMs: 30_000 },
        work: (databases) => databases.drop('pr-42-0123abcd'),
      }).catch(({ trouble }) => console.log(trouble))
      const at = Date.now()
      process.on('exit', () => console.log(Date.now() - at < 1000 ? 'at once' : 'late'))`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      env: {
        MONGODB_LOG_ALL: 'trace',
        MONGODB_LOG_COMMAND: 'trace',
        MONGODB_LOG_PATH: 'stdout',
        PATH: process.env['PATH'],
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    child.stdout.on('data', (data) => (printed += data))
    child.stderr.on('data', (data) => (printed += data))
    const end = await Promise.race([once(child, 'close'), delay(10_000)])
    child.kill()
    expect(printed).toBe('unreachable\nat once\n')
    expect(end?.[0]).toBe(0)
  })
})

import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { runAction } from '../support/action-run.ts'
import { annotations } from './runner-log.ts'
import { faultsOf } from './visible.ts'

const SECRET = 'mdb_sa_sk_PYqmZ8s1fTn2cRd7XwVb4kLh9uGjA3eE5oQi6tDr'
const PAIR = Buffer.from(`mdb_sa_id_1:${SECRET}`).toString('base64')

async function listening(answer: RequestListener): Promise<{ url: string; received: IncomingMessage[] }> {
  const received: IncomingMessage[] = []
  const server = createServer((request, response) => {
    received.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

async function run(url: string, more: Readonly<Record<string, string>> = {}) {
  const inputs = {
    operation: 'check-access',
    'base-url': url,
    'client-id': 'mdb_sa_id_1',
    'client-secret': SECRET,
    ...more,
  }
  const run = await runAction({ entry: 'main', inputs, more: {}, state: {}, speed: 3000 })
  expect(faultsOf({ run, secrets: [SECRET, PAIR, 'tokentokentoken'] })).toEqual([])
  return { exitCode: run.exitCode, said: annotations(run.lines) }
}

const token = JSON.stringify({ access_token: 'tokentokentoken', expires_in: 3600, token_type: 'Bearer' })

it.each(['/api/oauth/token', '/api/atlas/v2'])(
  'never follows a redirect of %s, nor sends credentials there',
  async (path) => {
    const elsewhere = await listening((_, response) => response.end('{}'))
    const atlas = await listening((request, response) => {
      if (request.url === path) response.writeHead(307, { Location: `${elsewhere.url}/steal` }).end()
      else
        response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end(request.url === '/api/oauth/token' ? token : '')
    })
    const { exitCode, said } = await run(atlas.url)
    expect(exitCode).toBe(1)
    expect(said).toEqual([
      expect.stringContaining(`307: a redirect to ${new URL(elsewhere.url).host}, which is never followed`),
    ])
    expect(elsewhere.received).toEqual([])
    expect(atlas.received.filter(({ url }) => url === path)).toHaveLength(1)
  },
)

it('says that nothing listens at base-url', async () => {
  const port = createSocketServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => port.once('listening', resolve))
  const closed = `http://127.0.0.1:${(port.address() as AddressInfo).port}`
  await new Promise((resolve) => port.close(resolve))
  const { exitCode, said } = await run(closed)
  expect(exitCode).toBe(1)
  expect(said).toEqual([
    expect.stringMatching(
      /no answer from 127\.0\.0\.1:\d+ \(ECONNREFUSED\).* Check base-url, the proxy variables, and that something listens there\.$/,
    ),
  ])
})

it('keeps to a server that speaks no HTTP at all', async () => {
  const server = createSocketServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.close()
  })
  const { exitCode, said } = await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  expect(exitCode).toBe(1)
  expect(said).toEqual([
    expect.stringMatching(/check-access: POST \/api\/oauth\/token: no answer from 127\.0\.0\.1:\d+ \(/),
  ])
})

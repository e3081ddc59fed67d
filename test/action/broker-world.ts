import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { readConfiguration } from '../../src/function/configuration.ts'
import { serve } from '../../src/function/node/serve.ts'
import { startIssuer } from '../function/broker/support/issuer.ts'
import { recordedLog } from '../function/support/recorded-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { ActionRun, Inputs, RunMore, World, WorldOptions } from '../support/world.ts'
import { watchedWorld } from './watched-world.ts'

/** What happens to one request on the way to the broker. */
type Trouble =
  /** The broker is never asked. */
  | { readonly instead: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** It has been asked, and nobody hears what it says. */
  | 'reply lost'
  | 'none'

interface BrokerRequestSeen {
  readonly method: string
  readonly path: string
  readonly token: string
  readonly body: string
  readonly status: number | undefined
}

export interface BrokerWorld {
  readonly world: World
  /** `broker-url` of the jobs. */
  readonly url: string
  /** What the runner sets for a job that may have tokens. */
  readonly variables: Readonly<Record<'ACTIONS_ID_TOKEN_REQUEST_URL' | 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', string>>
  readonly requests: readonly BrokerRequestSeen[]
  /** What GitHub's runner was asked for tokens with. */
  readonly tokenRequests: readonly { readonly authorization: string; readonly query: string }[]
  readonly lines: ReturnType<typeof recordedLog>['lines']
  /** Tells for each request to the broker, the first being 1, what becomes of it. */
  trouble(decide: (request: { readonly method: string; readonly count: number }) => Trouble): void
  /** From now on tokens live so long. */
  tokensLive(seconds: number): void
  main(inputs: Inputs, more?: RunMore): Promise<ActionRun>
  post(after: ActionRun, more?: RunMore): Promise<ActionRun>
}

const RUNNER_TOKEN = 'runner-token-of-this-job'
const CLAIMS = {
  repository: 'octo/shop',
  run_id: '1001',
  run_attempt: '1',
  workflow_ref: 'octo/shop/.github/workflows/preview.yml@refs/pull/42/merge',
}

const ANYTHING = `
rules:
  - repository-id: 74
    effects: [read, write, destroy]
    environment: [auto, up, down, list, pause, resume]
    any-project: true
`

/** Atlas, GitHub's tokens, and a broker between them and jobs that know no secret of Atlas; what goes to the broker can be disturbed. */
export async function brokerWorld({
  policy = ANYTHING,
  environment = {},
  claims = {},
  ...options
}: WorldOptions & {
  policy?: string
  /** Variables of the function. */
  environment?: Readonly<Record<string, string>>
  /** Of the tokens. */
  claims?: Readonly<Record<string, unknown>>
} = {}): Promise<BrokerWorld> {
  const world = await watchedWorld(options)
  const issuer = await startIssuer()
  const requests: BrokerRequestSeen[] = []
  const tokenRequests: { authorization: string; query: string }[] = []
  const { log, count, lines } = recordedLog()
  let decide: (request: { method: string; count: number }) => Trouble = () => 'none'
  let lifeS = 300

  const runner = await listening(async (request, response) => {
    const { searchParams, search: query } = new URL(request.url ?? '', 'http://127.0.0.1')
    const { authorization = '' } = request.headers
    tokenRequests.push({ authorization, query })
    if (authorization !== `bearer ${RUNNER_TOKEN}`) return void response.writeHead(401).end()
    const seconds = Math.floor(Date.now() / 1000)
    const times = { iat: seconds, exp: seconds + lifeS }
    const value = await issuer.sign({ ...CLAIMS, ...times, aud: searchParams.get('audience'), ...claims })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value }))
  })

  let behind = ''
  const front = await listening(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const trouble = decide({ method, count: requests.length + 1 })
    const [, token = ''] = (headers.authorization ?? '').split(' ')
    const seen = { method, path, token, body }
    if (typeof trouble === 'object') {
      requests.push({ ...seen, status: trouble.instead })
      return void response.writeHead(trouble.instead, trouble.headers).end(JSON.stringify(trouble.body ?? {}))
    }
    const answer = await fetch(behind + path, {
      method,
      headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
      ...(body !== '' && { body }),
    })
    const text = await answer.text()
    requests.push({ ...seen, status: trouble === 'reply lost' ? undefined : answer.status })
    if (trouble === 'reply lost') return void response.destroy()
    const retry = answer.headers.get('retry-after')
    const further = retry === null ? {} : { 'retry-after': retry }
    return void response.writeHead(answer.status, { 'content-type': 'application/json', ...further }).end(text)
  })

  const { simulator, speed } = world
  const configuration = await readConfiguration({
    environment: {
      MONGODB_ATLAS_PUBLIC_API_KEY: simulator.publicKey,
      MONGODB_ATLAS_PRIVATE_API_KEY: simulator.privateKey,
      ATLAS_BASE_URL: simulator.url,
      ATLAS_ACTION_CLOCK_SPEED: String(speed),
      BROKER_AUDIENCE: front,
      BROKER_ISSUER: issuer.issuer,
      BROKER_POLICY: policy,
      GITHUB_TOKEN: 'a-token-of-the-function',
      ...environment,
    },
    readFile: () => Promise.reject(new TypeError('there is no policy file')),
  })
  const served = await serve({
    configuration,
    port: 0,
    host: '127.0.0.1',
    firings: {},
    log,
    count,
    version: '0.0.0',
    userAgent: 'broker-of-a-test',
    folder: await temporaryFolder(),
  })
  behind = served.url
  onTestFinished(async () => {
    await served.close()
    await issuer.close()
  })

  const variables = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${runner}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: RUNNER_TOKEN,
  }
  const withTokens = (more: RunMore) => ({
    ...more,
    credentials: 'none' as const,
    environment: { ...variables, ...more.environment },
  })
  return {
    world,
    url: front,
    variables,
    requests,
    tokenRequests,
    lines,
    trouble: (next) => {
      decide = next
    },
    tokensLive: (seconds) => {
      lifeS = seconds
    },
    main: (inputs, more = {}) => world.main({ 'base-url': '', 'broker-url': front, ...inputs }, withTokens(more)),
    post: (after, more = {}) => world.post({ ...after, inputs: { ...after.inputs, 'base-url': '' } }, withTokens(more)),
  }
}

async function listening(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<string> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

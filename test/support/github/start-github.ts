import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Access } from './access.ts'
import { refusedJwt } from './app-jwt-check.ts'
import { type AppHandle, type AppModel, createAppHandle, createAppModel } from './app-model.ts'
import { handleAppRequest, isAppRoute } from './app-routes.ts'
import { createFaults, type Fault, type Trouble } from './faults.ts'
import { handleRequest } from './handle-request.ts'
import { createModel } from './model.ts'
import { page } from './page.ts'
import { personOf, type RepositoryHandle, repositoryHandle } from './repository-handle.ts'
import { type Reply, refusal } from './route.ts'
import { createShapes, type Shapes } from './shapes.ts'

export interface GitHubOptions {
  /** GitHub Enterprise Server has its API below `/api/v3`. */
  readonly basePath?: '' | '/api/v3'
  /** Of the token that is there from the beginning. Left out: all that an environment can use. */
  readonly permissions?: Access['permissions']
  readonly selection?: Access['selection']
  /** The most items on a page, 100 at GitHub: fewer make several pages cheap. */
  readonly largestPage?: number
  /** The server's clock, which tokens of apps end by and every answer tells; the machine's when left out. */
  readonly now?: () => Date
}

interface LoggedRequest {
  readonly method: string
  /** Without the base path. */
  readonly path: string
  /** With its question mark; empty without one. */
  readonly query: string
  readonly body: string
  readonly userAgent: string
  readonly hasToken: boolean
  /** 0 where no answer was sent. */
  readonly status: number
}

export interface LoopbackGitHub {
  /** The base of the API, as `GITHUB_API_URL` has it. */
  readonly url: string
  readonly token: string
  readonly shapes: Shapes
  readonly requests: readonly LoggedRequest[]
  /** What no client of ours should do: routes that are not there, bodies that GitHub would not take. Expect it to be empty. */
  readonly problems: readonly string[]
  /** Makes the repository, a private one, when it is named first. */
  repository(fullName: string): RepositoryHandle
  /** `METHOD /path?query` of every request that changes something. */
  writes(): string[]
  fault(fault: Fault): void
  /** A second token, or other rights for the first one. */
  setToken(access: Partial<Access> & { readonly login?: string }): string
  /** Registers the one GitHub App of this server, by the public half of its key in PEM. */
  app(of: { readonly publicKey: string; readonly id?: number }): AppHandle
  /** So many requests are left until the limit, which ends then (docs: "Rate limits for the REST API"). */
  limit(limit: { readonly remaining: number; readonly resetInSeconds: number } | undefined): void
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

const TOKEN = 'ghs_loopbackLoopbackLoopbackLoopback0000'
const ALL_PERMISSIONS: Access['permissions'] = {
  actions: 'read',
  contents: 'read',
  deployments: 'write',
  'pull-requests': 'write',
}

/** GitHub's REST API on 127.0.0.1, with a memory: stricter than GitHub, never kinder. */
export async function startGitHub(options: GitHubOptions = {}): Promise<LoopbackGitHub> {
  const {
    basePath = '',
    permissions = ALL_PERMISSIONS,
    selection = 'selected',
    largestPage = 100,
    now = () => new Date(),
  } = options
  const model = createModel()
  const shapes = createShapes(() => url)
  const faults = createFaults()
  const requests: LoggedRequest[] = []
  const problems: string[] = []
  const tokens = new Map<string, Access>()
  const bot = personOf('github-actions[bot]')
  const first: Access = { token: TOKEN, kind: 'installation', as: bot, account: 'octo', permissions, selection }
  tokens.set(TOKEN, first)
  let app: AppModel | undefined
  let limit: { remaining: number; readonly resetAt: number } | undefined

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers } = incoming
    const asked = new URL(incoming.url ?? '', url)
    const isInside = asked.pathname.startsWith(`${basePath}/`)
    const path = isInside ? asked.pathname.slice(basePath.length) : asked.pathname
    const query = asked.search
    const body = await readText(incoming)
    const userAgent = headers['user-agent'] ?? ''
    const log = (status: number) =>
      requests.push({ method, path, query, body, userAgent, hasToken: headers.authorization !== undefined, status })
    const troubles = faults.take({ method, path, query })
    const is = <Key extends string>(key: Key) =>
      troubles.find((one): one is Extract<Trouble, Record<Key, unknown>> => key in one)
    is('first')?.first()
    const slow = is('delayMs')
    if (slow !== undefined) await setTimeout(slow.delayMs, undefined, { ref: false })
    if (is('silence')) return void log(0)
    if (is('drop')?.drop === 'request') {
      log(0)
      return void response.destroy()
    }
    const reply = page({ reply: is('status') ? asReply(is('status')) : decide(), url: asked, largest: largestPage })
    log(is('drop') ? 0 : reply.status)
    if (is('drop')) return void response.destroy()
    send({
      response,
      reply,
      isTruncated: is('truncate') !== undefined,
      limited: { ...limitHeaders(), date: now().toUTCString() },
    })

    function decide(): Reply {
      const problem = (what: string) => void problems.push(`${method} ${path}${query}: ${what}`)
      if (!isInside) {
        problem('outside of the API')
        return refusal(404, 'Not Found')
      }
      if (userAgent === '') {
        problem('nobody says who asks')
        return refusal(403, 'Request forbidden by administrative rules.')
      }
      if (!headers.accept?.includes('application/vnd.github')) problem('the accept header is not as GitHub recommends')
      const version = headers['x-github-api-version']
      if (version !== undefined && version !== '2022-11-28') return refusal(400, 'Bad API version')
      const token = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1]
      if (isAppRoute({ method, path })) return decideApp({ token: token ?? '', problem })
      const access = tokens.get(token ?? '')
      if (access === undefined || !isGood(access)) return refusal(401, 'Bad credentials')
      if (isSuspended(access)) return refusal(403, 'This installation has been suspended')
      if (limit !== undefined && limit.resetAt <= Date.now()) limit = undefined
      if (limit?.remaining === 0) return refusal(403, 'API rate limit exceeded for installation ID 1.')
      if (limit !== undefined) limit.remaining -= 1
      const accept = headers.accept ?? ''
      const sent = { method, path, query: asked.searchParams, accept, body }
      return handleRequest({ asked: sent, model, shapes, access, apiUrl: url, problem })
    }

    function decideApp({ token, problem }: { token: string; problem: (what: string) => void }): Reply {
      if (!/^bearer /i.test(headers.authorization ?? '')) problem('the token of an app goes as Bearer')
      const refused = refusedJwt({ token, app, now: now() })
      if (refused !== undefined || app === undefined) return refusal(401, refused ?? '')
      const sent = parsedBody(body)
      if (sent === undefined) return refusal(400, 'Problems parsing JSON')
      const keep = (access: Access) => void tokens.set(access.token, access)
      const common = { app, model, shapes, apiUrl: url, now: now(), keep, problem }
      const reply = handleAppRequest({ ...common, method, path, query: asked.searchParams, body: sent })
      return reply ?? refusal(404, 'Not Found')
    }
  }
  const isGood = ({ expiresAt, installation }: Access) =>
    (expiresAt === undefined || expiresAt > now()) &&
    (installation === undefined || installation.app.installations.includes(installation.record))
  const isSuspended = ({ installation }: Access) => (installation?.record.suspendedAt ?? null) !== null
  const limitHeaders = () => ({
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': String(limit?.remaining ?? 999),
    'x-ratelimit-reset': String(Math.ceil((limit?.resetAt ?? Date.now() + 3_600_000) / 1000)),
    'x-ratelimit-resource': 'core',
  })

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => {
      problems.push(`the loopback GitHub broke: ${error}`)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`
  const close = async () => {
    server.closeAllConnections()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  return {
    url,
    token: TOKEN,
    shapes,
    requests,
    problems,
    repository: (fullName) => repositoryHandle({ model, record: model.find(fullName) ?? model.add(fullName) }),
    writes: () => requests.filter((one) => one.method !== 'GET').map((one) => `${one.method} ${one.path}${one.query}`),
    fault: faults.add,
    setToken({ login, ...access }) {
      const made = { ...first, ...access, ...(login !== undefined && { as: personOf(login) }) }
      tokens.set(made.token, made)
      return made.token
    },
    app({ publicKey, id = 4711 }) {
      app = createAppModel({ model, publicKey, id })
      return createAppHandle({ app, model, tokens })
    },
    limit(next) {
      limit = next && { remaining: next.remaining, resetAt: Date.now() + next.resetInSeconds * 1000 }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function asReply(trouble: Extract<Trouble, { status: number }> | undefined): Reply {
  const { status = 500, headers = {}, body } = trouble ?? {}
  if (body === undefined) return refusal(status, 'Server Error', { headers })
  const isPage = typeof body === 'string' && body.startsWith('<')
  return { status, body, headers: { ...(isPage && { 'content-type': 'text/html' }), ...headers } }
}

function send({
  response,
  reply: { status, body, headers = {} },
  isTruncated,
  limited,
}: {
  response: ServerResponse
  reply: Reply
  isTruncated: boolean
  limited: Readonly<Record<string, string>>
}): void {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...limited, ...headers })
  response.end(isTruncated ? text.slice(0, text.length / 2) : text)
}

function parsedBody(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

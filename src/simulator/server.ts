import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as realDelay } from 'node:timers/promises'
import { systemClock } from '../base/clock.ts'
import { ActionError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { createApi } from './api.ts'
import { createAuthenticate } from './authenticate.ts'
import { createFaultBook } from './faults.ts'
import { createDevice } from './identity/device.ts'
import { createLogins } from './identity/logins.ts'
import { anonymous, createIdentities } from './identity/principal.ts'
import { createDatabases } from './mongod/databases.ts'
import { createOAuth } from './oauth.ts'
import type { Simulator, SimulatorOptions } from './options.ts'
import { defaultQuirks } from './quirks.ts'
import { createRandom, LETTERS, LETTERS_AND_DIGITS } from './random.ts'
import { readRequest } from './read-request.ts'
import { createServe } from './serve.ts'
import { createProject, createState } from './state.ts'
import type { WireAnswer, WireRequest } from './wire.ts'
import type { World } from './world.ts'

export type { Fault } from './faults.ts'
export type { Exchange, Simulator, SimulatorOptions } from './options.ts'
export type { Quirks } from './quirks.ts'
export { readFaults } from './read-faults.ts'

/** Starts a strict, stateful Atlas on 127.0.0.1. Throws an ActionError when the port cannot be had. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options)
  const { clock, credentials, latencyMs } = world
  const oauth = createOAuth(world)
  const logins = createLogins(world)
  const faults = createFaultBook(options.faults ?? [], () => clock.now().getTime())
  const serve = createServe({
    world,
    oauth,
    device: createDevice(world, logins),
    authenticate: createAuthenticate({ world, oauth, logins }),
    api: createApi(world),
    faults,
  })

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const start = performance.now()
    const request = await readRequest(message)
    const outcome = await serve(request)
    const left = latencyMs - (performance.now() - start)
    if (left > 0) await realDelay(left)
    const answer = outcome.kind === 'answer' ? finished(outcome.answer, clock.now()) : undefined
    send(response, answer, { cut: outcome.kind === 'answer' && outcome.cut })
    report(request, answer, performance.now() - start)
  }

  function report(request: WireRequest, answer: WireAnswer | undefined, ms: number): void {
    options.log?.(`${request.method} ${safeText(request.target)} ${answer?.status ?? 'reset'} ${Math.round(ms)} ms`)
    options.onExchange?.({
      method: request.method,
      url: request.target,
      requestHeaders: request.headers,
      requestBody: request.body === 'too-large' ? Buffer.alloc(0) : request.body,
      status: answer?.status ?? 0,
      responseHeaders: answer?.headers ?? {},
      responseBody: answer?.body ?? Buffer.alloc(0),
    })
  }

  const server = createServer((message, response) => {
    // A connection that ends while it is read from or written to takes its request with it.
    handle(message, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) => reject(cannotListen(options.port ?? 0, message)))
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    publicKey: credentials.publicKey,
    privateKey: credentials.privateKey,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
    orgId: world.state.organization.id,
    foreign: world.state.foreign,
    liveTokens: oauth.liveTokens,
    addFault: faults.add,
    now: () => clock.now(),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await world.databases?.close()
    },
  }
}

function cannotListen(port: number, why: string): ActionError {
  return new ActionError({
    code: 'SIMULATOR_CANNOT_LISTEN',
    message: `The simulator cannot listen on 127.0.0.1:${port}: ${why}.`,
    hint: 'Choose another port, or 0 for any that is free.',
  })
}

function createWorld(options: SimulatorOptions): World {
  const random = createRandom(options.seed)
  const clock = options.clock ?? systemClock({ speed: options.speed ?? 1 })
  const credentials = {
    publicKey: random.pick(LETTERS, 8),
    privateKey: random.uuid(),
    clientId: `mdb_sa_id_${random.objectId()}`,
    clientSecret: `mdb_sa_sk_${random.pick(LETTERS_AND_DIGITS, 40)}`,
    build: random.bytes(20).toString('hex'),
  }
  const world: World = {
    clock,
    random,
    credentials,
    quirks: { ...defaultQuirks, ...options.quirks },
    cloud: options.cloud ?? 'commercial',
    caller: anonymous,
    latencyMs: options.latencyMs ?? 0,
    ...(options.databases && { databases: createDatabases({ ...options, world: () => world }) }),
    state: createState(random, (orgId) =>
      createIdentities({
        random,
        credentials,
        orgId,
        roles: options.roles ?? ['ORG_OWNER'],
        ranges: options.apiAccessList ?? [],
        now: clock.now().getTime(),
      }),
    ),
  }
  const apiAccessListRequired = options.apiAccessList !== undefined
  world.state.organizationSettings = { ...world.state.organizationSettings, apiAccessListRequired }
  const restriction = world.cloud === 'government' ? 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' : undefined
  const seeded = { createdBy: 'others', tags: [], withDefaultAlertsSettings: true, restriction } as const
  const createdAt = clock.now().getTime()
  const orgId = world.state.organization.id
  const owner = world.state.identities.users[0]
  for (const name of options.projects ?? []) {
    const project = createProject(random, { orgId, name, createdAt, ...seeded })
    world.state.projects.push(project)
    owner?.grants.push({ groupId: project.id, roleName: 'GROUP_OWNER' })
  }
  return world
}

/** The answer with the headers that every one has. */
function finished({ status, headers, body }: WireAnswer, now: Date): WireAnswer {
  const length: Record<string, string> = status === 204 ? {} : { 'Content-Length': String(body.length) }
  return { status, headers: { ...length, Date: now.toUTCString(), Server: 'mdbws', ...headers }, body }
}

/** Writes an answer, whole or cut; none at all resets the connection. */
function send(response: ServerResponse, answer: WireAnswer | undefined, { cut }: { cut: boolean }): void {
  if (!answer) {
    response.socket?.resetAndDestroy()
    return
  }
  const { status, headers, body } = answer
  response.sendDate = false
  response.writeHead(status, headers)
  if (!cut) response.end(body)
  else response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy())
}

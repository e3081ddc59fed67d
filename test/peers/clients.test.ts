import { execFile } from 'node:child_process'
import { type AddressInfo, connect } from 'node:net'
import { createServer, getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Exchange, startSimulator } from '../../src/simulator/server.ts'
import { clientPackage } from '../support/client-packages.ts'
import { peer } from '../support/peer.ts'
import { selfSigned } from '../support/self-signed.ts'

const ACCEPT = 'application/vnd.atlas.2025-03-12+json'
const APP_USER = {
  databaseName: 'admin',
  username: 'app',
  password: 'correct-horse-battery',
  roles: [{ roleName: 'readWrite', databaseName: 'app' }],
}

/** A simulator, and what was asked of it: `METHOD path status`, ids as `…`. */
async function simulated() {
  const seen: string[] = []
  const onExchange = ({ method, url, status }: Exchange) =>
    seen.push(`${method} ${url.split('?')[0]?.replace(/[0-9a-f]{24}/g, '…')} ${status}`)
  const simulator = await startSimulator({ seed: 7, onExchange })
  onTestFinished(() => simulator.close())
  return { simulator, seen }
}

const curl = peer({ name: 'curl', files: ['/usr/bin/curl'], packages: 'curl' })

describe.skipIf(curl.skip)(`${curl.title} --digest`, () => {
  beforeAll(curl.demand)

  async function run(url: string, key: string, ...more: string[]) {
    const args = ['--silent', '--max-time', '20', '--digest', '--user', key, '--header', `accept: ${ACCEPT}`]
    const { stdout } = await promisify(execFile)('/usr/bin/curl', [
      ...args,
      ...more,
      '--write-out',
      '\n%{http_code}',
      url,
    ])
    const [status, ...body] = stdout.split('\n').reverse()
    return { status: Number(status), body: JSON.parse(body.reverse().join('\n')) }
  }

  test('creates a project and finds it by its name; each call is challenged once', async () => {
    const { simulator, seen } = await simulated()
    const key = `${simulator.publicKey}:${simulator.privateKey}`
    const json = JSON.stringify({ name: 'made-by-curl', orgId: simulator.orgId })
    const groups = `${simulator.url}/api/atlas/v2/groups`
    const created = await run(groups, key, '--header', 'content-type: application/json', '--data', json)
    expect(created).toMatchObject({ status: 201, body: { name: 'made-by-curl', clusterCount: 0 } })
    expect(await run(`${groups}/byName/made-by-curl`, key)).toMatchObject({
      status: 200,
      body: { id: created.body.id },
    })
    expect(seen).toEqual([
      'POST /api/atlas/v2/groups 401',
      'POST /api/atlas/v2/groups 201',
      'GET /api/atlas/v2/groups/byName/made-by-curl 401',
      'GET /api/atlas/v2/groups/byName/made-by-curl 200',
    ])
  })

  test('is refused with a wrong key, in the words of Atlas', async () => {
    const { simulator } = await simulated()
    const wrong = `${simulator.publicKey}:00000000-0000-4000-8000-000000000000`
    const refused = await run(`${simulator.url}/api/atlas/v2/groups`, wrong)
    expect(refused.status).toBe(401)
    expect(refused.body).toEqual({
      error: 401,
      reason: 'Unauthorized',
      detail: 'You are not authorized for this resource.',
      errorCode: 'UNEXPECTED_ERROR',
    })
  })
})

const urllib = clientPackage('mongodb-atlas-api-client')

describe.skipIf(urllib.skip)(`${urllib.title}, with an API key`, () => {
  beforeAll(urllib.demand)

  type Call = (...given: unknown[]) => Promise<Record<string, unknown>>
  type Resource = Readonly<Record<'create' | 'get' | 'getAll' | 'getById' | 'update' | 'delete', Call>>
  type Client = Readonly<Record<'project' | 'user' | 'projectAccesslist' | 'customDbRole' | 'cluster', Resource>>

  test('makes a project with a user, a role, an access-list entry and a cluster, and takes them away', async () => {
    const { simulator, seen } = await simulated()
    const { default: create } = (await urllib.load()) as { default: (options: object) => Client }
    // It knows nothing of versions, so each call says what it accepts.
    const httpOptions = { headers: { accept: ACCEPT, 'content-type': 'application/json' }, timeout: 20_000 }
    const { publicKey, privateKey } = simulator
    const baseUrl = `${simulator.url}/api/atlas/v2`
    const { project } = create({ publicKey, privateKey, baseUrl, projectId: '' })
    const made = await project.create({ name: 'shop', orgId: simulator.orgId }, { httpOptions })
    const client = create({ publicKey, privateKey, baseUrl, projectId: made['id'] })

    const action = { action: 'FIND', resources: [{ collection: 'orders', db: 'app' }] }
    const role = { roleName: 'reader', actions: [action], inheritedRoles: [] }
    expect(await client.customDbRole.create(role, { httpOptions })).toMatchObject({ roleName: 'reader' })
    expect(await client.user.create(APP_USER, { httpOptions })).toMatchObject({ username: 'app', x509Type: 'NONE' })
    const roles = [{ roleName: 'reader', databaseName: 'admin' }]
    expect(await client.user.update('app', { roles }, { httpOptions })).toMatchObject({ roles })
    const entries = await client.projectAccesslist.create([{ ipAddress: '203.0.113.7' }], { httpOptions })
    expect(entries['results']).toMatchObject([{ cidrBlock: '203.0.113.7/32', ipAddress: '203.0.113.7' }])
    const region = { providerName: 'AWS', regionName: 'US_EAST_1', priority: 7 }
    const replicationSpecs = [{ regionConfigs: [{ ...region, electableSpecs: { instanceSize: 'M10', nodeCount: 3 } }] }]
    const cluster = { name: 'main', clusterType: 'REPLICASET', replicationSpecs }
    expect(await client.cluster.create(cluster, { httpOptions })).toMatchObject({ stateName: 'CREATING' })

    await client.user.delete('app', { httpOptions })
    await client.customDbRole.delete('reader', { httpOptions })
    await client.projectAccesslist.delete('203.0.113.7', { httpOptions })
    await client.cluster.delete('main', { httpOptions })
    // The client does not look at the status of a deletion; what is left tells.
    expect(await client.user.getAll({ httpOptions })).toMatchObject({ results: [] })
    expect(await client.projectAccesslist.getAll({ httpOptions })).toMatchObject({ results: [] })
    expect(await client.cluster.get('main', { httpOptions })).toMatchObject({ stateName: 'DELETING' })
    expect(seen.filter((line) => /^[A-Z]+ .* (?:400|404|405|406|409|415|5\d\d)$/.test(line))).toEqual([])
  })
})

const mcp = clientPackage('@mongodb-js/mcp-atlas-api-client')

/** It insists on https for its token requests, so the simulator gets a TLS front; fetch trusts its certificate. */
async function behindTls(url: string): Promise<string> {
  const pair = selfSigned()
  if (pair === undefined) throw new Error('openssl is needed to make a certificate')
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, pair.cert])
  const open = new Set<TLSSocket>()
  const front = createServer(pair, (socket) => {
    const onward = connect(Number(new URL(url).port), '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    socket.on('error', () => onward.destroy())
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
    open.add(socket)
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    setDefaultCACertificates(trusted)
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => front.close(resolve))
  })
  return `https://127.0.0.1:${(front.address() as AddressInfo).port}`
}

describe.skipIf(mcp.skip)(`${mcp.title}, with a service account`, () => {
  beforeAll(mcp.demand)

  type Answer = Readonly<Record<string, unknown>> & { readonly results?: readonly unknown[] }
  type Client = Readonly<
    Record<
      | 'listGroups'
      | 'createGroup'
      | 'createDatabaseUser'
      | 'listDatabaseUsers'
      | 'deleteDatabaseUser'
      | 'createAccessListEntry'
      | 'createFlexCluster'
      | 'listFlexClusters'
      | 'deleteGroup',
      (options?: object) => Promise<Answer>
    >
  > & { validateAuthConfig(): Promise<void>; getIpInfo(): Promise<Answer>; close(): Promise<void> }
  interface Library {
    ApiClient: new (construction: object) => Client
    ClientCredentialsAuthProvider: new (options: object, logger: object) => object
  }

  async function connected() {
    const { simulator, seen } = await simulated()
    const library = (await mcp.load()) as Library
    const errors: string[] = []
    const logger = { error: ({ message }: { message: string }) => errors.push(message) }
    const baseUrl = await behindTls(simulator.url)
    const { clientId, clientSecret } = simulator
    const options = { baseUrl, userAgent: 'test', httpClient: { fetch, Request } }
    const authProvider = new library.ClientCredentialsAuthProvider({ ...options, clientId, clientSecret }, logger)
    return { simulator, seen, errors, client: new library.ApiClient({ options, logger, authProvider }) }
  }

  test('mints one token for a project, a user, an entry and a flex cluster, and revokes it', async () => {
    const { simulator, seen, errors, client } = await connected()
    const body = { name: 'shop', orgId: simulator.orgId }
    const { id: groupId } = await client.createGroup({ body })
    const path = { groupId }
    expect(await client.listGroups()).toMatchObject({ totalCount: 1, results: [{ id: groupId }] })
    await client.createDatabaseUser({ params: { path }, body: APP_USER })
    expect(await client.listDatabaseUsers({ params: { path } })).toMatchObject({ results: [{ username: 'app' }] })
    await client.createAccessListEntry({ params: { path }, body: [{ ipAddress: '203.0.113.7', comment: 'mcp' }] })
    const providerSettings = { backingProviderName: 'AWS', regionName: 'US_EAST_1' }
    const flex = await client.createFlexCluster({ params: { path }, body: { name: 'main', providerSettings } })
    expect(flex).toMatchObject({ stateName: 'CREATING' })
    const user = { ...path, databaseName: 'admin', username: 'app' }
    await client.deleteDatabaseUser({ params: { path: user } })
    expect(await client.getIpInfo()).toMatchObject({ currentIpv4Address: '127.0.0.1' })
    await expect(client.deleteGroup({ params: { path } })).rejects.toThrow(/active clusters/)

    expect(seen.filter((line) => line.includes('/oauth/token'))).toHaveLength(1)
    expect(simulator.liveTokens()).toBe(1)
    await client.close()
    expect([simulator.liveTokens(), errors]).toEqual([0, []])
  })
})

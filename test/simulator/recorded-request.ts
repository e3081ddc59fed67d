import { backupBodies } from './recorded-bodies/backup.ts'
import { databaseBodies } from './recorded-bodies/database.ts'
import { identityBodies } from './recorded-bodies/identity.ts'
import { projectBodies } from './recorded-bodies/project.ts'
import { isRecord, listOf, type Recording, textOf } from './recording.ts'

type Body = Readonly<Record<string, unknown>>

/** Makes the body of a recorded write; `path` is matched against the path as it was recorded. */
export interface BodyBuilder {
  readonly method: 'POST' | 'PATCH' | 'PUT'
  readonly path: RegExp
  /** From the recorded answer, or `undefined` for a request without a body. */
  readonly build: (answer: Body) => unknown
}

const BUILDERS: readonly BodyBuilder[] = [...databaseBodies, ...backupBodies, ...identityBodies, ...projectBodies]

/** The version that was asked for. Refusals do not say it in their type, but the method that refused has it in its name. */
export function versionOf({ headers }: Recording): string {
  const served = /vnd\.atlas\.(\d{4}-\d{2}-\d{2})/.exec(headers['content-type'] ?? '')?.[1]
  if (served) return served
  const java = headers['x-java-method'] ?? ''
  if (java.includes('V15')) return '2023-02-01'
  if (java.includes('Flex')) return '2024-11-13'
  const date = /Resource(\d{4})(\d{2})(\d{2})/.exec(java)
  return date ? `${date[1]}-${date[2]}-${date[3]}` : '2023-01-01'
}

/** A request body that the recorded answer fits: the recordings hold no request bodies. */
export function bodyFor(recording: Recording, before: { orgId: string; paused: boolean | undefined }): unknown {
  const { method, request } = recording
  const body = isRecord(recording.body) ? recording.body : {}
  const builder = BUILDERS.find((one) => one.method === method && one.path.test(request))
  if (builder) return builder.build(body)
  if (method !== 'POST' && method !== 'PATCH') return undefined
  if (request.endsWith('/accessList'))
    return listOf(body['results']).map((entry) => only(entry, ['ipAddress', 'comment', 'deleteAfterDate']))
  if (request.endsWith('/groups'))
    return { ...only(body, ['name', 'tags', 'withDefaultAlertsSettings']), orgId: before.orgId }
  if (request.endsWith('/flexClusters')) {
    const settings = isRecord(body['providerSettings']) ? body['providerSettings'] : {}
    return { ...only(body, ['name', 'tags']), providerSettings: only(settings, ['backingProviderName', 'regionName']) }
  }
  if (/\/groups\/[^/]+$/.test(request)) return only(body, ['name', 'tags'])
  const old = versionOf(recording) < '2024-08-05'
  if (method === 'PATCH') {
    const { paused } = body
    if (typeof paused === 'boolean' && paused !== (before.paused ?? false)) return { paused }
    return { ...only(body, ['tags']), replicationSpecs: specsOf(body, { old }) }
  }
  const free = textOf(providerOf(body)) === 'TENANT'
  return {
    ...only(body, [
      'name',
      'clusterType',
      'backupEnabled',
      'pitEnabled',
      'tags',
      ...(old && !free ? ['diskSizeGB'] : []),
    ]),
    replicationSpecs: specsOf(body, { old }),
  }
}

function only(body: Body, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)))
}

function providerOf(body: Body): unknown {
  return listOf(listOf(body['replicationSpecs'])[0]?.['regionConfigs'])[0]?.['providerName']
}

function specsOf(body: Body, { old }: { old: boolean }): unknown {
  const free = textOf(providerOf(body)) === 'TENANT'
  const hardware = ['instanceSize', 'nodeCount', ...(old || free ? [] : ['diskSizeGB'])]
  return listOf(body['replicationSpecs']).map((spec) => ({
    ...only(spec, ['zoneName', ...(old ? ['numShards'] : [])]),
    regionConfigs: listOf(spec['regionConfigs']).map((region) => ({
      ...only(region, ['providerName', 'backingProviderName', 'regionName', 'priority']),
      electableSpecs: only(isRecord(region['electableSpecs']) ? region['electableSpecs'] : {}, hardware),
    })),
  }))
}

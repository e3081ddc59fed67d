import type { Simulator } from '../../src/simulator/server.ts'
import { createPeer } from '../simulator/peer.ts'

/** One project with all that an environment can have in it, as somebody else sees it. */
export interface AtlasView {
  readonly id: string
  readonly name: string
  readonly tags: Readonly<Record<string, string>>
  /** Name to state. */
  readonly clusters: Readonly<Record<string, string>>
  readonly clusterTags: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Name to description. */
  readonly users: Readonly<Record<string, string>>
  /** Address or range to status. */
  readonly access: Readonly<Record<string, string>>
}

type Json = Readonly<Record<string, unknown>>

/** Reads Atlas with a client that shares no code with ours. */
export async function viewAtlas(simulator: Simulator): Promise<AtlasView[]> {
  const peer = createPeer(simulator)
  const get = async (path: string): Promise<Json> => {
    const { status, json } = await peer({ method: 'GET', path: `/api/atlas/v2${path}`, accept: '2025-03-12' })
    if (status !== 200 || typeof json !== 'object' || json === null) throw new TypeError(`GET ${path}: ${status}`)
    return json as Json
  }
  const list = async (path: string): Promise<Json[]> => {
    const all: Json[] = []
    for (let page = 1; ; page++) {
      const { results } = await get(`${path}?itemsPerPage=500&pageNum=${page}`)
      const found = results as Json[]
      all.push(...found)
      if (found.length < 500) return all
    }
  }
  const projectOf = async (group: Json): Promise<AtlasView> => {
    const id = String(group['id'])
    const clusters = [...(await list(`/groups/${id}/clusters`)), ...(await list(`/groups/${id}/flexClusters`))]
    const users = await list(`/groups/${id}/databaseUsers`)
    const entries = await list(`/groups/${id}/accessList`)
    const access = entries.map(async ({ ipAddress, cidrBlock }) => {
      const entry = String(ipAddress ?? cidrBlock)
      const { STATUS } = await get(`/groups/${id}/accessList/${encodeURIComponent(entry)}/status`)
      return [entry, String(STATUS)] as const
    })
    return {
      id,
      name: String(group['name']),
      tags: tagsOf(group),
      clusters: Object.fromEntries(clusters.map(({ name, stateName }) => [name, String(stateName)])),
      clusterTags: Object.fromEntries(clusters.map((one) => [one['name'], tagsOf(one)])),
      users: Object.fromEntries(users.map(({ username, description }) => [username, String(description)])),
      access: Object.fromEntries(await Promise.all(access)),
    }
  }
  return Promise.all((await list('/groups')).map(projectOf))
}

function tagsOf({ tags }: Json): Record<string, string> {
  return Object.fromEntries((tags as { key: string; value: string }[]).map(({ key, value }) => [key, value]))
}

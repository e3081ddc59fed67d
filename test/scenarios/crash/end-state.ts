import type { Exchange } from '../../../src/simulator/server.ts'
import type { Peer } from '../../simulator/peer.ts'

type Json = Readonly<Record<string, unknown>>

const API = '/api/atlas/v2'
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g

/** All that is in Atlas, as somebody else sees it; ids, times and marks of jobs left out. */
export async function viewAtlas(peer: Peer): Promise<Json[]> {
  const get = async (path: string): Promise<Json> => {
    const { status, json } = await peer({ method: 'GET', path: API + path })
    if (status !== 200 || typeof json !== 'object' || json === null) throw new TypeError(`GET ${path}: ${status}`)
    return json as Json
  }
  const list = async (path: string) => (await get(`${path}?itemsPerPage=500`))['results'] as Json[]
  const cluster = (id: string, kind: string) => async (one: Json) => {
    const tags = tagsOf(one)
    const load = tags['sample-data']
    const { name, stateName, paused } = one
    if (load === undefined) return { kind, name, stateName, paused, tags }
    const { state, errorMessage } = await get(`/groups/${id}/sampleDatasetLoad/${load}`)
    // A load after one whose tag was never written finds the data there.
    const isThere = state === 'COMPLETED' || /already exists/.test(String(errorMessage))
    return { kind, name, stateName, paused, tags: { ...tags, 'sample-data': isThere ? 'there' : state } }
  }
  const project = async (group: Json) => {
    const id = String(group['id'])
    const users = await list(`/groups/${id}/databaseUsers`)
    return {
      name: group['name'],
      tags: tagsOf(group),
      clusters: [
        ...(await Promise.all((await list(`/groups/${id}/clusters`)).map(cluster(id, 'dedicated')))),
        ...(await Promise.all((await list(`/groups/${id}/flexClusters`)).map(cluster(id, 'flex')))),
      ],
      users: users.map(({ username, roles, scopes, description, deleteAfterDate }) => ({
        username,
        roles,
        scopes,
        description: String(description)
          .replace(TIME, 'a time')
          .replace(/password [0-9a-f]{8}/, 'a password'),
        isTemporary: deleteAfterDate !== undefined,
      })),
      access: await accessOf(get, id),
    }
  }
  return Promise.all((await list('/groups')).map(project))
}

async function accessOf(get: (path: string) => Promise<Json>, id: string): Promise<Json[]> {
  const entries = (await get(`/groups/${id}/accessList?itemsPerPage=500`))['results'] as Json[]
  return Promise.all(
    entries.map(async ({ ipAddress, cidrBlock, comment, deleteAfterDate }) => {
      const { STATUS } = await get(
        `/groups/${id}/accessList/${encodeURIComponent(String(cidrBlock ?? ipAddress))}/status`,
      )
      const isLeased = String(comment).includes('gh:')
      return { entry: cidrBlock ?? ipAddress, isLeased, isTemporary: deleteAfterDate !== undefined, status: STATUS }
    }),
  )
}

function tagsOf({ tags }: Json): Record<string, string> {
  const pairs = (tags as { key: string; value: string }[]).map(({ key, value }) => [key, value.replace(TIME, 'a time')])
  return Object.fromEntries(pairs)
}

/** How often each kind of thing has been made. Writing an entry of an access list twice, or asking for the same data, is not two. */
export function madeIn(exchanges: readonly Exchange[]): Record<string, number> {
  const made: Record<string, number> = {}
  for (const { method, url, status } of exchanges) {
    if (method !== 'POST' || status >= 300 || !url.startsWith(API) || /\/(?:accessList|sampleDatasetLoad)/.test(url))
      continue
    const what = url
      .replace(API, '')
      .replace(/[0-9a-f]{24}/g, '…')
      .replace(/\?.*/, '')
    made[what] = (made[what] ?? 0) + 1
  }
  return made
}

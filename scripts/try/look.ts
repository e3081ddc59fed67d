import type { Simulated } from './world.ts'

/** How things stand in the simulated Atlas, asked with nothing but `fetch`: the bundle has no say in it. */
export interface Standing {
  readonly projects: readonly {
    readonly name: string
    readonly openings: number
    readonly clusters: readonly string[]
  }[]
}

const VERSION = 'application/vnd.atlas.2024-08-05+json'

/** Asks with a token of its own, which it gives back. */
export async function look(simulated: Simulated): Promise<Standing> {
  const { url, clientId, clientSecret } = simulated
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
  const post = (path: string, body: string) =>
    fetch(url + path, {
      method: 'POST',
      headers: { Authorization: basic, 'Content-Type': 'application/x-www-form-urlencoded' },
      body,
    })
  const { access_token: token } = await json<{ access_token: string }>(
    await post('/api/oauth/token', 'grant_type=client_credentials'),
  )
  const list = async <Item>(path: string) => (await json<{ results: Item[] }>(await ask({ url, path, token }))).results
  const projects = []
  for (const { id, name } of await list<{ id: string; name: string }>('/groups')) {
    const clusters = await list<{ name: string; stateName: string; paused: boolean }>(`/groups/${id}/clusters`)
    projects.push({
      name,
      openings: (await list(`/groups/${id}/accessList`)).length,
      clusters: clusters.map((cluster) => `${cluster.name} (${cluster.paused ? 'PAUSED' : cluster.stateName})`),
    })
  }
  await post('/api/oauth/revoke', `token=${encodeURIComponent(token)}&token_type_hint=access_token`)
  return { projects }
}

/** The status that Atlas answers to somebody who uses this token now. */
export async function statusOf({ simulated, token }: { simulated: Simulated; token: string }): Promise<number> {
  return (await ask({ url: simulated.url, path: '/groups', token })).status
}

function ask({ url, path, token }: { url: string; path: string; token: string }): Promise<Response> {
  return fetch(`${url}/api/atlas/v2${path}`, { headers: { Authorization: `Bearer ${token}`, Accept: VERSION } })
}

async function json<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${response.url}.`)
  return (await response.json()) as Body
}

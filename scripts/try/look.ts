import type { Simulated } from './world.ts'

/** How things stand in the simulated Atlas, asked with nothing but `fetch`: the bundle has no say in it. */
export interface Standing {
  readonly projects: readonly {
    readonly name: string
    readonly openings: number
    readonly clusters: readonly string[]
    readonly users: readonly {
      readonly name: string
      readonly roles: readonly string[]
      /** Where Atlas has it, below the API's root. */
      readonly path: string
    }[]
  }[]
}

const VERSION = 'application/vnd.atlas.2024-08-05+json'

interface User {
  readonly username: string
  readonly databaseName: string
  readonly roles: readonly { readonly roleName: string; readonly databaseName: string }[]
}

export function look(simulated: Simulated): Promise<Standing> {
  const { url } = simulated
  return withToken(simulated, async (token) => {
    const list = async <Item>(path: string) =>
      (await json<{ results: Item[] }>(await ask({ url, path, token }))).results
    const projects = []
    for (const { id, name } of await list<{ id: string; name: string }>('/groups')) {
      const clusters = await list<{ name: string; stateName: string; paused: boolean }>(`/groups/${id}/clusters`)
      const users = await list<User>(`/groups/${id}/databaseUsers`)
      projects.push({
        name,
        openings: (await list(`/groups/${id}/accessList`)).length,
        clusters: clusters.map((cluster) => `${cluster.name} (${cluster.paused ? 'PAUSED' : cluster.stateName})`),
        users: users.map(({ username, databaseName, roles }) => ({
          name: username,
          roles: roles.map((role) => `${role.roleName}@${role.databaseName}`),
          path: `/groups/${id}/databaseUsers/${databaseName}/${username}`,
        })),
      })
    }
    return { projects }
  })
}

/** The status that Atlas answers for what is at this path. */
export function statusAt({ simulated, path }: { simulated: Simulated; path: string }): Promise<number> {
  return withToken(simulated, async (token) => (await ask({ url: simulated.url, path, token })).status)
}

/** The status that Atlas answers to somebody who uses this token now. */
export async function statusOf({ simulated, token }: { simulated: Simulated; token: string }): Promise<number> {
  return (await ask({ url: simulated.url, path: '/groups', token })).status
}

/** Asks with a token of its own, which is given back. */
async function withToken<Answer>(
  { url, clientId, clientSecret }: Simulated,
  use: (token: string) => Promise<Answer>,
): Promise<Answer> {
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
  const answer = await use(token)
  await post('/api/oauth/revoke', `token=${encodeURIComponent(token)}&token_type_hint=access_token`)
  return answer
}

function ask({ url, path, token }: { url: string; path: string; token: string }): Promise<Response> {
  return fetch(`${url}/api/atlas/v2${path}`, { headers: { Authorization: `Bearer ${token}`, Accept: VERSION } })
}

async function json<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${response.url}.`)
  return (await response.json()) as Body
}

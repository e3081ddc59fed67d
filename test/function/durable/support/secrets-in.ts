import type { DurableWorld, EndedRun } from './durable-world.ts'

/** The names of secrets that a run has left where they do not belong: in its checkpoints, its history, or the log. */
export function secretsIn({ run, world }: { run: EndedRun; world: DurableWorld }): string[] {
  const left = [JSON.stringify(run.updates), run.history, JSON.stringify(world.recorded.lines)].join('\n')
  const { privateKey, clientSecret } = world.simulator
  const secrets = { privateKey, clientSecret, gitHubToken: world.gitHub.token, ...passwordsSent(world) }
  return Object.entries(secrets).flatMap(([name, secret]) => (left.includes(secret) ? [name] : []))
}

/** Passwords of database users that went over the wire, by where they went. */
export function passwordsSent({ exchanges }: Pick<DurableWorld, 'exchanges'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    exchanges.flatMap(({ method, url, requestBody }) => {
      if (method === 'GET' || !url.includes('/databaseUsers') || requestBody.length === 0) return []
      const { password }: { password?: unknown } = JSON.parse(requestBody.toString())
      return typeof password === 'string' ? [[`${method} ${url}`, password]] : []
    }),
  )
}

import { expect, onTestFinished } from 'vitest'
import { type ActionRun, startWorld, type World, type WorldOptions } from '../support/world.ts'
import { faultsOf } from './visible.ts'

/**
 * A world for one test. Each run in it is held against what no run may ever do, and at the end of the test all that went over its
 * wire against the published description of the API.
 */
export async function watchedWorld(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options)
  onTestFinished(async () => {
    await world.close()
    expect(world.contractProblems()).toEqual([])
    // Atlas shows nobody the password of a database user.
    const answers = world.exchanges.map(({ responseBody }) => responseBody.toString()).join('\n')
    expect(passwordsSent(world).filter((password) => answers.includes(password))).toEqual([])
  })
  const watched = async (running: Promise<ActionRun>): Promise<ActionRun> => {
    const run = await running
    const handedOut = passwordsSent(world)
    expect(faultsOf({ run, secrets: secretsOf(world), handedOut })).toEqual([])
    return run
  }
  return {
    ...world,
    main: (inputs, more) => watched(world.main(inputs, more)),
    post: (after, more) => watched(world.post(after, more)),
  }
}

/** The credentials in every form in which they were sent, and every token that was minted. */
function secretsOf({ simulator, exchanges }: World): string[] {
  const { privateKey, clientId, clientSecret } = simulator
  const pair = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  const tokens = exchanges
    .filter(({ url, status }) => url === '/api/oauth/token' && status === 200)
    .flatMap(({ responseBody }) => /"access_token":\s*"([^"]+)"/.exec(responseBody.toString())?.[1] ?? [])
  return [privateKey, clientSecret, pair, ...tokens]
}

/** The passwords of database users that went over the wire, each once. */
export function passwordsSent({ exchanges }: World): string[] {
  const users = exchanges.filter(({ method, url }) => method !== 'GET' && url.includes('/databaseUsers'))
  return [...new Set(users.flatMap(({ requestBody }) => passwordIn(requestBody.toString())))]
}

function passwordIn(body: string): string[] {
  const { password }: { readonly password?: unknown } = body === '' ? {} : JSON.parse(body)
  return typeof password === 'string' ? [password] : []
}

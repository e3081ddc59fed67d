import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** One payload that GitHub has sent, with the event it belongs to. */
export interface Example {
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Every payload of one set of `@octokit/webhooks-examples`, as recorded from GitHub. */
export function githubExamples(set = 'api.github.com'): readonly Example[] {
  const file = createRequire(import.meta.url).resolve(`@octokit/webhooks-examples/${set}/index.json`)
  const events: readonly { readonly name: string; readonly examples: readonly Example['payload'][] }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  return events.flatMap(({ name, examples }) => examples.map((payload) => ({ event: name, payload })))
}

/** The first payload of this event and action. Throws where the set has none. */
export function githubExample(event: string, action?: string): Example['payload'] {
  const found = githubExamples().find(({ event: name, payload }) => name === event && payload['action'] === action)
  if (found === undefined) throw new Error(`@octokit/webhooks-examples has no payload of ${event} ${action}`)
  return found.payload
}

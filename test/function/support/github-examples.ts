import events from '@octokit/webhooks-examples' with { type: 'json' }

/** One payload that GitHub has sent, with the event it belongs to. */
export interface Example {
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}

interface Definition {
  readonly name: string
  readonly examples: readonly Example['payload'][]
}

/** Every payload of `@octokit/webhooks-examples` for github.com, as recorded from GitHub. */
export function githubExamples(): readonly Example[] {
  // The package is an array, and its types say that the array is its `default`.
  const definitions = events as unknown as readonly Definition[]
  return definitions.flatMap(({ name, examples }) => examples.map((payload) => ({ event: name, payload })))
}

/** The first payload of this event and action. Throws where there is none. */
export function githubExample(event: string, action?: string): Example['payload'] {
  const found = githubExamples().find(({ event: name, payload }) => name === event && payload['action'] === action)
  if (found === undefined) throw new Error(`@octokit/webhooks-examples has no payload of ${event} ${action}`)
  return found.payload
}

/** The package brings no types; this is the little of it that the tests use. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Finder {
    find(value: string): Promise<{ readonly isValid: boolean } | undefined>
  }

  export class Provider {
    constructor(issuer: string, configuration: object)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    readonly AccessToken: Finder
    readonly ClientCredentials: Finder
  }
}

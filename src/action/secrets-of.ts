import type { Credentials } from '../atlas/credentials.ts'
import { basicPair } from '../atlas/token-endpoint.ts'
import { Secret } from '../base/secret.ts'
import type { Settings } from '../plan/settings.ts'

/** Every form in which a secret goes over the wire or stands in a file: all are masked before anything else is printed. */
export function secretsOf({ credentials, gitHubToken }: Pick<Settings, 'credentials' | 'gitHubToken'>): Secret[] {
  return [...formsOf(credentials), ...(gitHubToken === undefined ? [] : [gitHubToken])]
}

function formsOf(credentials: Credentials): Secret[] {
  switch (credentials.kind) {
    case 'api-key':
      return [credentials.privateKey]
    case 'access-token':
      return [credentials.accessToken]
    case 'service-account':
      return [credentials.clientSecret, new Secret(basicPair(credentials))]
    case 'login':
      // The command line's alone: it is read where it is used.
      return []
  }
}

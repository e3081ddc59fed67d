import type { Credentials } from '../atlas/credentials.ts'
import { basicPair } from '../atlas/token-endpoint.ts'
import { Secret } from '../base/secret.ts'

/** Every form in which a credential goes over the wire or stands in a file: all are masked before anything else is printed. */
export function secretsOf(credentials: Credentials): Secret[] {
  switch (credentials.kind) {
    case 'api-key':
      return [credentials.privateKey]
    case 'access-token':
      return [credentials.accessToken]
    case 'service-account':
      return [credentials.clientSecret, new Secret(basicPair(credentials))]
  }
}

import type { SecretsManagerClient, SecretsManagerClientConfig } from '@aws-sdk/client-secrets-manager'
import { type ReadSecret, secretFault } from './secrets.ts'

const TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true } as const
const MOST_ATTEMPTS = 3

/** Reads from Secrets Manager, whose client is loaded when it is first needed; where that is, the environment says unless it is given. */
export function createReadSecret(
  place: Pick<SecretsManagerClientConfig, 'endpoint' | 'region' | 'credentials'> = {},
): ReadSecret {
  let client: SecretsManagerClient | undefined
  return async (arn) => {
    const { GetSecretValueCommand, SecretsManagerClient: Client } = await import('@aws-sdk/client-secrets-manager')
    client ??= new Client({ ...place, maxAttempts: MOST_ATTEMPTS, requestHandler: TIMEOUTS })
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
    if (SecretString !== undefined) return SecretString
    throw secretFault({ arn, what: 'holds bytes', hint: 'Store it as text.' })
  }
}

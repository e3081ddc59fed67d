import { readBody } from '../body.ts'
import { addSecret, findAccount, makeSecret, renderSecret, secretSchema } from '../identity/service-accounts.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import { type CredentialLevel, groupIdOf, organizationLevel, projectLevel } from './credential-level.ts'

function routesAt({ path, limit, java, placeOf }: CredentialLevel): readonly Route[] {
  const versions = (method: string) => [
    { date: '2024-08-05', javaMethod: `${java}ServiceAccountSecretsResource::${method}` },
  ]

  function create(call: Call): Result {
    const account = findAccount(call, groupIdOf(placeOf(call)))
    const { secretExpiresAfterHours } = readBody(call.body, { schema: secretSchema, quirks: call.world.quirks })
    const secret = makeSecret(secretExpiresAfterHours, call)
    addSecret(account, secret)
    return { status: 201, body: renderSecret(secret, 'shown') }
  }

  function remove(call: Call): Result {
    const account = findAccount(call, groupIdOf(placeOf(call)))
    const id = call.params['secretId'] ?? ''
    const secret = account.secrets.find((one) => one.id === id)
    if (!secret) {
      throw new Problem(404, 'SERVICE_ACCOUNT_SECRET_NOT_FOUND', {
        detail: `No secret with ID ${id} exists for the service account ${account.id}.`,
        parameters: [id],
      })
    }
    account.secrets = account.secrets.filter((other) => other !== secret)
    return { status: 204 }
  }

  return [
    {
      method: 'POST',
      path: `${path}/serviceAccounts/{clientId}/secrets`,
      versions: versions('create'),
      limit,
      takesBody: true,
      audit: 'SERVICE_ACCOUNT_SECRET_ADDED',
      handle: create,
    },
    {
      method: 'DELETE',
      path: `${path}/serviceAccounts/{clientId}/secrets/{secretId}`,
      versions: versions('delete'),
      limit,
      audit: 'SERVICE_ACCOUNT_SECRET_DELETED',
      handle: remove,
    },
  ]
}

export const accountSecrets: readonly Route[] = [...routesAt(organizationLevel), ...routesAt(projectLevel)]

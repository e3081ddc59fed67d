/** The variables that hold credentials, in the order in which they count. What reads them is `atlas/credentials.ts`. */
export const CREDENTIAL_VARIABLES = [
  { kind: 'service-account', names: ['MONGODB_ATLAS_CLIENT_ID', 'MONGODB_ATLAS_CLIENT_SECRET'] },
  { kind: 'api-key', names: ['MONGODB_ATLAS_PUBLIC_API_KEY', 'MONGODB_ATLAS_PRIVATE_API_KEY'] },
  { kind: 'api-key', names: ['MONGODB_ATLAS_PUBLIC_KEY', 'MONGODB_ATLAS_PRIVATE_KEY'] },
  { kind: 'api-key', names: ['ATLAS_PUBLIC_KEY', 'ATLAS_PRIVATE_KEY'] },
  { kind: 'api-key', names: ['ATLAS_USER', 'ATLAS_USER_KEY'] },
  { kind: 'access-token', names: ['MONGODB_ATLAS_ACCESS_TOKEN'] },
] as const

/** Settings that are no options here, since a command line is no place for a secret. */
export const SECRET_OPTIONS = ['public-key', 'private-key', 'client-id', 'client-secret', 'access-token'] as const

/** Settings that are no options here, since a command line is no place for a secret. */
export const SECRET_OPTIONS = [
  'public-key',
  'private-key',
  'client-id',
  'client-secret',
  'access-token',
  'github-token',
] as const

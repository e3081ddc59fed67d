import type { BodyBuilder } from '../recorded-request.ts'

/** Request bodies that fit the recorded answers: by method and the end of the path. */
export const databaseBodies: readonly BodyBuilder[] = [
  {
    method: 'POST',
    path: /\/databaseUsers$/,
    // The project of the replay has another id.
    build: ({ links: _, groupId: __, ...answer }) =>
      answer['databaseName'] === 'admin' ? { ...answer, password: 'not-recorded' } : answer,
  },
  { method: 'POST', path: /\/databaseUsers\/[^/]+\/certs$/, build: () => ({ monthsUntilExpiration: 3 }) },
  { method: 'POST', path: /\/customDBRoles\/roles$/, build: (answer) => answer },
  { method: 'PATCH', path: /\/customDBRoles\/roles\/[^/]+$/, build: ({ roleName: _, ...answer }) => answer },
]

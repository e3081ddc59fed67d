import type { BodyBuilder } from '../recorded-request.ts'
import { listOf, textOf } from '../recording.ts'

const rolesOf = (answer: Readonly<Record<string, unknown>>, level: 'orgId' | 'groupId') =>
  listOf(answer['roles'])
    .filter((role) => level in role)
    .map((role) => textOf(role['roleName']))

/** Request bodies that fit the recorded answers: by method and the end of the path. */
export const identityBodies: readonly BodyBuilder[] = [
  {
    method: 'POST',
    path: /\/clusters\/tenantUpgrade$/,
    // The name of the recorded test says what was asked for: the smallest dedicated tier, in the region of the cluster.
    build: (answer) => ({
      name: answer['name'],
      tags: answer['tags'],
      providerSettings: { providerName: 'AWS', instanceSizeName: 'M10', regionName: 'US_EAST_1' },
    }),
  },
  {
    method: 'POST',
    path: /\/orgs\/[^/]+\/apiKeys$/,
    build: (answer) => ({ desc: answer['desc'], roles: rolesOf(answer, 'orgId') }),
  },
  {
    method: 'PATCH',
    path: /\/orgs\/[^/]+\/apiKeys\/[^/]+$/,
    build: (answer) => ({ desc: answer['desc'], roles: rolesOf(answer, 'orgId') }),
  },
  {
    method: 'POST',
    path: /\/groups\/[^/]+\/apiKeys$/,
    build: (answer) => ({ desc: answer['desc'], roles: rolesOf(answer, 'groupId') }),
  },
  {
    method: 'PATCH',
    path: /\/groups\/[^/]+\/apiKeys\/[^/]+$/,
    build: (answer) => ({ roles: rolesOf(answer, 'groupId') }),
  },
  {
    method: 'POST',
    path: /\/apiKeys\/[^/]+\/accessList$/,
    // The recorded answer is the whole list, its newest entry first.
    build: (answer) =>
      listOf(answer['results'])
        .slice(0, 1)
        .map((entry) => ({ ipAddress: entry['ipAddress'] })),
  },
]

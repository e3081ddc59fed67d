import { checkOrganization } from '../access.ts'
import type { Call, Route } from '../route.ts'

const versions = (javaMethod: string) => [{ date: '2023-01-01', javaMethod: `ApiOrganizationsResource::${javaMethod}` }]

function renderOrganization({ world, link }: Call, children: readonly string[]): object {
  const { id, name } = world.state.organization
  return {
    id,
    isDeleted: false,
    links: [
      { href: link(`/orgs/${id}`), rel: 'self' },
      ...children.map((child) => ({
        href: link(`/orgs/${id}/${child}`),
        rel: `https://cloud.mongodb.com/${child}`,
      })),
    ],
    name,
    skipDefaultAlertsSettings: false,
  }
}

export const organizations: readonly Route[] = [
  {
    method: 'GET',
    path: '/orgs',
    versions: versions('getAllOrgs'),
    limit: 'organizations',
    query: ['name'],
    paged: true,
    handle: (call) => {
      const prefix = (call.query.get('name') ?? '').toLowerCase()
      const { name } = call.world.state.organization
      const page = name.toLowerCase().startsWith(prefix) ? [renderOrganization(call, [])] : []
      return { status: 200, page, filters: { name: call.query.get('name') ?? '' } }
    },
  },
  {
    method: 'GET',
    path: '/orgs/{orgId}',
    versions: versions('getOrg'),
    limit: 'organization',
    handle: (call) => {
      checkOrganization(call.world, call.params['orgId'] ?? '')
      return { status: 200, body: renderOrganization(call, ['groups', 'teams', 'users']) }
    },
  },
]

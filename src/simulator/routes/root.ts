import type { Route } from '../route.ts'

const since = (date: string, javaMethod: string) => [{ date, javaMethod }]

export const root: readonly Route[] = [
  {
    method: 'GET',
    path: '',
    versions: since('2023-01-01', 'ApiAtlasRootResource::getRoot'),
    limit: 'root',
    handle: ({ world, caller, link }) => ({
      status: 200,
      body: {
        // Only an API key has one: the published `publicKey` is no longer than eight characters.
        apiKey:
          caller.kind === 'api-key'
            ? {
                accessList: caller.accessList.map(({ range, address }) => ({
                  cidrBlock: range,
                  ipAddress: address ?? range.split('/')[0],
                })),
                id: caller.id,
                publicKey: caller.publicKey,
                roles: caller.grants,
              }
            : null,
        appName: 'MongoDB Atlas',
        build: world.credentials.build,
        links: [{ href: link(''), rel: 'self' }],
        throttling: false,
      },
    }),
  },
  {
    method: 'GET',
    path: '/unauth/controlPlaneIPAddresses',
    versions: since('2023-11-15', 'ApiAtlasUnauthResource::getControlPlaneIpAddresses'),
    limit: 'controlPlane',
    public: true,
    // Addresses of the documentation ranges (RFC 5737): nothing may be opened for a simulator's.
    handle: () => ({
      status: 200,
      body: {
        inbound: { aws: { 'us-east-1': ['192.0.2.0/28'] }, azure: {}, gcp: {} },
        outbound: { aws: { 'us-east-1': ['198.51.100.0/28'] }, azure: {}, gcp: {} },
      },
    }),
  },
]

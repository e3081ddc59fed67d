import type { Route } from '../route.ts'

/** What Atlas's own tools ask beside the published API, as recorded: without credentials, versions and limits. */
export const privateRoutes: readonly Route[] = [
  {
    method: 'GET',
    root: '/api/private',
    path: '/ipinfo',
    versions: [{ date: '', javaMethod: 'ApiPrivateIpInfoResource::getIpInfo' }],
    public: true,
    handle: ({ request }) => ({ status: 200, body: { currentIpv4Address: request.address } }),
  },
  {
    method: 'GET',
    root: '/api/private',
    path: '/unauth/nds/defaultMongoDBMajorVersion',
    versions: [],
    public: true,
    handle: () => ({ status: 200, text: '8.0', headers: { 'Content-Type': 'text/plain;charset=iso-8859-1' } }),
  },
]

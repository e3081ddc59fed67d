import { findProject } from '../access.ts'
import { checkProvider, PROVIDERS, regionsOf, sizesOf } from '../clusters/catalogue.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'

/** Recorded as the defaults for AWS. */
const DEFAULT_REGIONS = new Set(['US_EAST_1', 'US_WEST_2'])

function list(call: Call): Result {
  const { world, query } = call
  const { cloud } = world
  const project = findProject(world, call.params['groupId'] ?? '', 'read')
  const asked = query.getAll('providers')
  const tier = query.get('tier')
  const providers = asked.length > 0 ? asked.map((name) => checkProvider(name, cloud)) : PROVIDERS
  const page = providers.flatMap((provider) => {
    const sizes = ['M0', ...sizesOf({ provider, cloud })].filter((size) => tier === null || size === tier)
    const instanceSizes = sizes.flatMap((name) => {
      const regions = regionsOf({ provider, project, cloud, shared: name === 'M0' })
      const availableRegions = regions.map((region) => ({ default: DEFAULT_REGIONS.has(region), name: region }))
      return availableRegions.length > 0 ? [{ availableRegions, name }] : []
    })
    return instanceSizes.length > 0 ? [{ instanceSizes, provider }] : []
  })
  if (page.length === 0) {
    throw new Problem(404, 'RESOURCE_NOT_FOUND', {
      detail: `Cannot find resource ${call.request.path}.`,
      parameters: [call.request.path],
    })
  }
  const filters = { ...(asked.length > 0 ? { providers: asked.join(',') } : {}), ...(tier === null ? {} : { tier }) }
  return { status: 200, page, filters }
}

export const regions: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups/{groupId}/clusters/provider/regions',
    versions: [{ date: '2023-01-01', javaMethod: 'ApiAtlasCloudProviderRegionsResource::availableRegions' }],
    limit: 'clusters',
    query: ['providers', 'tier'],
    paged: true,
    handle: list,
  },
]

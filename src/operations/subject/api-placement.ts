import { API_ROOT } from '../../atlas/api-operations.ts'
import type { Issue } from '../../base/errors.ts'
import type { Document } from '../document-param.ts'
import type { Policy } from '../operation.ts'
import type { ApiRequest } from './api-request.ts'
import { items, namesIn, part, text } from './document-part.ts'
import { checkPlacement, checkSameKind, type Placement } from './placement.ts'

/** Requests that make or change clusters: what stands below is no part of a cluster's own description. */
const CLUSTERS =
  /\/(?:clusters|flexClusters)(?:\/\{?[^/]+)?$|\/(?:clusters\/|flexClusters:)tenantUpgrade\w*$|\/clusterConfigurations:validate$/
const PARTS = ['electableSpecs', 'readOnlySpecs', 'analyticsSpecs'] as const
/** Words in the place of a provider, for clusters that stand with others on the machines of a `backingProviderName`. */
const SHARED = ['TENANT', 'FLEX', 'SERVERLESS']
const SCALING = ['autoScaling', 'analyticsAutoScaling'] as const

/** The limits of the workflow, and of Atlas for Government, for clusters whose place and size can be read from a body. */
export function checkBodyPlacement({
  request,
  body,
  policy,
}: {
  request: ApiRequest
  body: Document | undefined
  policy: Policy
}): Issue[] {
  const below = request.path.slice(API_ROOT.length)
  if (request.method === 'GET' || request.method === 'DELETE' || !CLUSTERS.test(below)) return []
  const isFlex = /\/flexClusters(?:\/|$)/.test(below)
  const placements = placementsIn(body, isFlex)
  const issues = [
    ...placements.flatMap((placement) => checkPlacement({ placement, policy })),
    ...(policy.cloud === 'government' ? checkSameKind(placements) : []),
  ]
  const messages = new Map(issues.map((issue) => [issue.message, { ...issue, message: `body: ${issue.message}` }]))
  return [...messages.values()]
}

/** Commercial Atlas refuses this attribute of a project; it belongs to Atlas for Government. */
export function checkRestrictionAttribute({
  request,
  body,
  policy,
}: {
  request: ApiRequest
  body: Document | undefined
  policy: Policy
}): Issue[] {
  if (policy.cloud !== 'commercial' || !request.path.endsWith('/groups') || request.method !== 'POST') return []
  if (part(body, 'regionUsageRestrictions') === undefined) return []
  return [
    {
      message: 'body: commercial Atlas refuses `regionUsageRestrictions`; it belongs to Atlas for Government.',
      hint: 'Leave it out and use allowed-regions instead, or say `cloud: government`.',
    },
  ]
}

/**
 * One for each size that a cluster may have in each of its regions, in the forms of 2023 (`providerSettings`, with one region, or with
 * several as names) and of 2024.
 */
function placementsIn(body: Document | undefined, isFlex: boolean): Placement[] {
  const old = part(body, 'providerSettings')
  const specs = items(part(body, 'replicationSpecs'))
  const regions = specs.flatMap((spec) => items(part(spec, 'regionConfigs')))
  const names = [part(body, 'replicationSpec'), ...specs.map((spec) => part(spec, 'regionsConfig'))].flatMap(namesIn)
  return [
    ...[...(old === undefined ? [] : [old]), ...regions].flatMap((place) => {
      const region = text(part(place, 'regionName'))
      const where = { ...providerOf(place), ...(region !== undefined && { region }) }
      const tiers = tiersOf(place, isFlex)
      return tiers.length === 0 ? [where] : tiers.map((tier) => ({ ...where, tier }))
    }),
    ...names.map((region) => ({ ...providerOf(old), region })),
  ]
}

function providerOf(place: Document | undefined): { provider?: string } {
  const named = text(part(place, 'providerName'))?.toUpperCase()
  const isShared = named === undefined || SHARED.includes(named)
  const provider = isShared ? text(part(place, 'backingProviderName'))?.toUpperCase() : named
  return provider === undefined ? {} : { provider }
}

function tiersOf(place: Document, isFlex: boolean): string[] {
  const named = text(part(place, 'providerName'))?.toUpperCase()
  if (isFlex || named === 'FLEX') return ['flex']
  if (named === 'SERVERLESS') return ['serverless']
  const sizes = [
    part(place, 'instanceSizeName'),
    ...PARTS.map((name) => part(part(place, name), 'instanceSize')),
    ...SCALING.flatMap((name) => {
      const compute = part(part(place, name), 'compute')
      return [part(compute, 'minInstanceSize'), part(compute, 'maxInstanceSize')]
    }),
  ]
  return [...new Set(sizes.flatMap((size) => text(size)?.toUpperCase() ?? []))]
}

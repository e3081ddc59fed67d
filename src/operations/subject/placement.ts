import type { Issue } from '../../base/errors.ts'
import { listOf } from '../../base/text.ts'
import type { Policy } from '../operation.ts'
import { choice, text } from '../param.ts'
import type { Cluster } from './cluster.ts'

export const PROVIDERS = ['AWS', 'GCP', 'AZURE'] as const

export const tier = text({
  describe: 'Tier: `free`, `flex`, or a dedicated one from `M10` on.',
  expected: '`free`, `flex` or a tier such as `M10`, `M30`, `R40`, `M40_NVME`',
  pattern: /^(?:free|flex|M0|[MR][1-9]\d{1,2}(?:_NVME)?)$/,
})

export const provider = choice({ describe: 'Cloud provider.', words: PROVIDERS })

export const region = text({
  describe: 'Region, as Atlas writes it: `US_EAST_1`, `EUROPE_WEST`, `US_GOV_WEST_1`.',
  expected:
    "a region as Atlas writes it, such as `US_EAST_1`: capitals, digits and underscores, not the provider's own spelling",
  pattern: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
})

export const RESTRICTIONS = ['GOV_REGIONS_ONLY', 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'] as const
type Restriction = (typeof RESTRICTIONS)[number]
/** Of a project that was created without one (description of createGroup). */
export const DEFAULT_RESTRICTION: Restriction = 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'

/** Documentation of Atlas for Government: the regions of the two kinds of project. */
const GOVERNMENT_REGIONS: Readonly<Record<Restriction, Readonly<Record<string, readonly string[]>>>> = {
  GOV_REGIONS_ONLY: { AWS: ['US_GOV_WEST_1', 'US_GOV_EAST_1'] },
  COMMERCIAL_FEDRAMP_REGIONS_ONLY: {
    AWS: ['US_EAST_1', 'US_EAST_2', 'US_WEST_1', 'US_WEST_2'],
    GCP: [
      'CENTRAL_US_AW',
      'EASTERN_US_AW',
      'US_EAST_4_AW',
      'US_EAST_5_AW',
      'US_SOUTH_1_AW',
      'US_WEST_2_AW',
      'US_WEST_3_AW',
      'US_WEST_4_AW',
      'WESTERN_US_AW',
    ],
  },
}

/** Where a cluster is to stand; what is not known yet is left out. */
export interface Placement {
  readonly tier?: string
  readonly provider?: string
  readonly region?: string
}

/** `M0` is the API's word for what the console calls free. */
export function normalTier(tier: string): string {
  return tier === 'M0' ? 'free' : tier
}

/** The limits of the workflow, and of Atlas for Government, before any request. */
export function checkPlacement({ placement, policy }: { placement: Placement; policy: Policy }): Issue[] {
  const tierName = placement.tier === undefined ? undefined : normalTier(placement.tier)
  return [
    ...checkAllowed({ placement, policy }),
    ...(policy.cloud === 'government' ? checkGovernment({ ...placement, ...(tierName && { tier: tierName }) }) : []),
  ]
}

/** The limits of the workflow alone. */
export function checkAllowed({ placement, policy }: { placement: Placement; policy: Policy }): Issue[] {
  const tierName = placement.tier === undefined ? undefined : normalTier(placement.tier)
  return [
    ...guard({ name: 'tier', value: tierName, allowed: policy.allowedTiers.map(normalTier) }),
    ...guard({ name: 'provider', value: placement.provider, allowed: policy.allowedProviders }),
    ...guard({ name: 'region', value: placement.region, allowed: policy.allowedRegions }),
  ]
}

function guard({
  name,
  value,
  allowed,
}: {
  name: string
  value: string | undefined
  allowed: readonly string[]
}): Issue[] {
  if (value === undefined || allowed.length === 0 || allowed.includes(value)) return []
  return [
    {
      message: `${name}: \`${value}\` is not among allowed-${name}s (${listOf(allowed)}) of this workflow.`,
      hint: `Choose one of them, or extend allowed-${name}s.`,
    },
  ]
}

function checkGovernment({ tier, provider, region }: Placement): Issue[] {
  const issues: Issue[] = []
  if (tier === 'free' || tier === 'flex') {
    issues.push({ message: `tier: Atlas for Government has no ${tier} clusters.`, hint: 'Use M20 or higher.' })
  } else if (tier !== undefined && Number.parseInt(tier.slice(1), 10) < 20) {
    issues.push({
      message: `tier: Atlas for Government begins at M20, and \`${tier}\` is smaller.`,
      hint: 'Use M20 or higher.',
    })
  }
  if (provider === 'AZURE') {
    issues.push({
      message: 'provider: Atlas for Government runs on AWS and GCP, not on Azure.',
      hint: 'Use AWS or GCP.',
    })
    return issues
  }
  const known = Object.values(GOVERNMENT_REGIONS).flatMap((regions) =>
    provider === undefined ? Object.values(regions).flat() : (regions[provider] ?? []),
  )
  if (region !== undefined && !known.includes(region)) {
    issues.push({
      message: `region: \`${region}\` is not a region of Atlas for Government${provider ? ` on ${provider}` : ''}.`,
      hint: `Choose one of ${listOf(
        known.filter((name) => name !== undefined),
        'or',
      )}.`,
    })
  }
  return issues
}

/** Whether a region fits the restriction that its project was created with, which can never be changed. */
export function checkRestriction({
  restriction,
  provider,
  region,
}: {
  restriction: string
  provider: string
  region: string
}): Issue | undefined {
  if (restriction !== 'GOV_REGIONS_ONLY' && restriction !== 'COMMERCIAL_FEDRAMP_REGIONS_ONLY') return undefined
  const fitting = GOVERNMENT_REGIONS[restriction][provider] ?? []
  if (fitting.includes(region)) return undefined
  return {
    message: `region: \`${region}\` on ${provider} does not fit the project, which was created with region-usage-restrictions \`${restriction}\`.`,
    hint:
      fitting.length === 0
        ? `Projects of this kind have no regions on ${provider}; use another provider, or a project of the other kind.`
        : `Choose ${listOf(fitting, 'or')}, or use a project of the other kind; a project's restriction cannot be changed.`,
  }
}

/** The restriction of a project fits all regions of a cluster, or some of them cannot be. */
export function checkSameKind(placements: readonly Placement[]): Issue[] {
  const [government, commercial] = RESTRICTIONS.map((restriction) => {
    const regions = Object.values(GOVERNMENT_REGIONS[restriction]).flat()
    return placements.flatMap(({ region }) => (region !== undefined && regions.includes(region) ? [region] : []))[0]
  })
  if (government === undefined || commercial === undefined) return []
  return [
    {
      message: `region: \`${government}\` belongs to projects with \`GOV_REGIONS_ONLY\`, and \`${commercial}\` to those with \`COMMERCIAL_FEDRAMP_REGIONS_ONLY\`; no cluster stands in both.`,
      hint: 'Choose regions of one kind, the one that the project was created with.',
    },
  ]
}

/** Where a cluster stands: a dedicated one may have several places. */
export function placesOf({ provider, region, replicationSpecs }: Cluster): { provider: string; region: string }[] {
  const places = replicationSpecs.flatMap(({ regionConfigs }) => regionConfigs)
  if (places.length === 0 || places[0]?.providerName === 'TENANT') return [{ provider, region }]
  return places.map(({ providerName, regionName }) => ({ provider: providerName, region: regionName }))
}

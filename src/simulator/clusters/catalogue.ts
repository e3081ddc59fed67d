import { invalidAttribute, Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { Cloud } from '../world.ts'

export type Provider = 'AWS' | 'AZURE' | 'GCP'
export const PROVIDERS: readonly Provider[] = ['AWS', 'AZURE', 'GCP']

const words = (text: string) => text.trim().split(/\s+/)

/** Atlas's names of the regions in which commercial clusters are offered; the AWS order is that of the recorded regions list. */
const REGIONS: Readonly<Record<Provider, readonly string[]>> = {
  AWS: words(`US_EAST_1 US_EAST_2 US_WEST_1 US_WEST_2 CA_CENTRAL_1 EU_NORTH_1 EU_WEST_1 EU_WEST_2 EU_WEST_3 EU_CENTRAL_1
    EU_CENTRAL_2 SA_EAST_1 AP_EAST_1 AP_EAST_2 AP_SOUTHEAST_2 AP_SOUTHEAST_3 AP_SOUTHEAST_4 AP_SOUTHEAST_5 AP_SOUTHEAST_6
    AP_SOUTHEAST_7 AP_NORTHEAST_1 AP_NORTHEAST_2 AP_NORTHEAST_3 AP_SOUTHEAST_1 AP_SOUTH_1 AP_SOUTH_2 ME_CENTRAL_1 ME_SOUTH_1
    AF_SOUTH_1 EU_SOUTH_1 EU_SOUTH_2 IL_CENTRAL_1 CA_WEST_1 MX_CENTRAL_1`),
  AZURE:
    words(`US_CENTRAL US_EAST US_EAST_2 US_NORTH_CENTRAL US_WEST US_SOUTH_CENTRAL EUROPE_NORTH EUROPE_WEST US_WEST_CENTRAL
    US_WEST_2 US_WEST_3 CANADA_EAST CANADA_CENTRAL BRAZIL_SOUTH BRAZIL_SOUTHEAST AUSTRALIA_CENTRAL AUSTRALIA_CENTRAL_2
    AUSTRALIA_EAST AUSTRALIA_SOUTH_EAST GERMANY_WEST_CENTRAL GERMANY_NORTH SWEDEN_CENTRAL SWEDEN_SOUTH SWITZERLAND_NORTH
    SWITZERLAND_WEST UK_SOUTH UK_WEST NORWAY_EAST NORWAY_WEST INDIA_CENTRAL INDIA_SOUTH INDIA_WEST ASIA_EAST JAPAN_EAST
    JAPAN_WEST ASIA_SOUTH_EAST KOREA_CENTRAL KOREA_SOUTH FRANCE_CENTRAL FRANCE_SOUTH SOUTH_AFRICA_NORTH SOUTH_AFRICA_WEST
    UAE_CENTRAL UAE_NORTH QATAR_CENTRAL POLAND_CENTRAL ISRAEL_CENTRAL ITALY_NORTH SPAIN_CENTRAL MEXICO_CENTRAL
    NEW_ZEALAND_NORTH`),
  GCP: words(`EASTERN_US US_EAST_4 US_EAST_5 US_WEST_2 US_WEST_3 US_WEST_4 US_SOUTH_1 CENTRAL_US WESTERN_US
    NORTH_AMERICA_NORTHEAST_1 NORTH_AMERICA_NORTHEAST_2 NORTH_AMERICA_SOUTH_1 SOUTH_AMERICA_EAST_1 SOUTH_AMERICA_WEST_1
    WESTERN_EUROPE EUROPE_NORTH_1 EUROPE_WEST_2 EUROPE_WEST_3 EUROPE_WEST_4 EUROPE_WEST_6 EUROPE_WEST_8 EUROPE_WEST_9
    EUROPE_WEST_10 EUROPE_WEST_12 EUROPE_SOUTHWEST_1 EUROPE_CENTRAL_2 MIDDLE_EAST_CENTRAL_1 MIDDLE_EAST_CENTRAL_2
    MIDDLE_EAST_WEST_1 AUSTRALIA_SOUTHEAST_1 AUSTRALIA_SOUTHEAST_2 AFRICA_SOUTH_1 EASTERN_ASIA_PACIFIC
    NORTHEASTERN_ASIA_PACIFIC SOUTHEASTERN_ASIA_PACIFIC ASIA_EAST_2 ASIA_NORTHEAST_2 ASIA_NORTHEAST_3 ASIA_SOUTH_1
    ASIA_SOUTH_2 ASIA_SOUTHEAST_2`),
}

const GOVERNMENT = {
  GOV_REGIONS_ONLY: { AWS: words('US_GOV_WEST_1 US_GOV_EAST_1'), AZURE: [], GCP: [] },
  COMMERCIAL_FEDRAMP_REGIONS_ONLY: {
    AWS: words('US_EAST_1 US_EAST_2 US_WEST_1 US_WEST_2'),
    AZURE: [],
    GCP: words(`CENTRAL_US_AW EASTERN_US_AW US_EAST_4_AW US_EAST_5_AW US_WEST_2_AW US_WEST_3_AW US_WEST_4_AW US_SOUTH_1_AW
      WESTERN_US_AW`),
  },
} as const

/** Only some regions offer M0 and flex; the first two AWS ones are recorded, the rest is an educated choice. */
const SHARED_REGIONS: Readonly<Record<Provider, readonly string[]>> = {
  AWS: words('US_EAST_1 US_EAST_2 US_WEST_2 EU_WEST_1 EU_CENTRAL_1 AP_SOUTHEAST_1 AP_SOUTHEAST_2 AP_SOUTH_1 SA_EAST_1'),
  AZURE: words('US_EAST_2 EUROPE_NORTH EUROPE_WEST ASIA_EAST'),
  GCP: words('CENTRAL_US EASTERN_US WESTERN_EUROPE SOUTHEASTERN_ASIA_PACIFIC'),
}

const GENERAL = words('M10 M20 M30 M40 M50 M60 M80 M200 M300 R40 R50 R60 R80 R200 R300 R400')
const SIZES: Readonly<Record<Provider, readonly string[]>> = {
  AWS: [...GENERAL, ...words('M100 M140 R700 M40_NVME M50_NVME M60_NVME M80_NVME M200_NVME M400_NVME')],
  AZURE: [
    ...GENERAL.filter((size) => size !== 'M300'),
    ...words('M90 M60_NVME M80_NVME M200_NVME M300_NVME M400_NVME M600_NVME'),
  ],
  GCP: [...GENERAL, ...words('M140 M250 M400 R600')],
}

/** Where a project may have clusters of a kind. */
export function regionsOf({
  provider,
  project,
  cloud,
  shared,
}: {
  provider: Provider
  project: Pick<Project, 'restriction'>
  cloud: Cloud
  shared: boolean
}): readonly string[] {
  if (cloud === 'commercial') return shared ? SHARED_REGIONS[provider] : REGIONS[provider]
  if (shared) return []
  return GOVERNMENT[project.restriction ?? 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'][provider]
}

/** Instance sizes of dedicated clusters; Atlas for Government begins at M20. */
export function sizesOf({ provider, cloud }: { provider: Provider; cloud: Cloud }): readonly string[] {
  if (cloud === 'commercial') return SIZES[provider]
  return provider === 'AZURE' ? [] : SIZES[provider].filter((size) => size !== 'M10')
}

export function checkProvider(provider: string, cloud: Cloud): Provider {
  const known = PROVIDERS.find((candidate) => candidate === provider)
  if (known && sizesOf({ provider: known, cloud }).length > 0) return known
  throw new Problem(400, 'INVALID_PROVIDER', {
    detail: `Invalid provider ${provider} specified.`,
    parameters: [provider],
  })
}

export function checkRegion(regionName: string, where: Parameters<typeof regionsOf>[0]): void {
  if (regionsOf(where).includes(regionName)) return
  throw invalidAttribute(
    'regionName',
    `Invalid attribute regionName specified: ${regionName} is not a ${where.provider} region that this project can use.`,
  )
}

export function checkSize(instanceSize: string, where: { provider: Provider; cloud: Cloud }): void {
  if (sizesOf(where).includes(instanceSize)) return
  throw invalidAttribute(
    'instanceSize',
    `Invalid attribute instanceSize specified: ${instanceSize} is not offered on ${where.provider} here.`,
  )
}

import { expect, it } from 'vitest'
import { refused } from './refused.ts'

const ID = '5a0a1e7e0f2912c554080adc'
const cluster = { operation: 'create-cluster', 'project-id': ID, 'cluster-name': 'pr-42' }
const project = { operation: 'create-project', 'org-id': ID, 'project-name': 'pr-42' }

it('refuses the restriction of regions in commercial Atlas and says what guards there', async () => {
  expect(await refused({ ...project, 'region-usage-restrictions': 'GOV_REGIONS_ONLY' })).toEqual([
    'region-usage-restrictions: commercial Atlas refuses this parameter; it belongs to Atlas for Government. Leave it out and use allowed-regions instead, or say `cloud: government`.',
  ])
})

it('asks for the restriction of regions in Atlas for Government', async () => {
  const [said = ''] = await refused({ ...project, cloud: 'government' })
  expect(said).toMatch(
    /region-usage-restrictions is missing: .* Say `GOV_REGIONS_ONLY` .* `COMMERCIAL_FEDRAMP_REGIONS_ONLY`/,
  )
})

it.each([
  [
    { tier: 'M10', region: 'US_GOV_WEST_1' },
    'tier: Atlas for Government begins at M20, and `M10` is smaller. Use M20 or higher.',
  ],
  [{ tier: 'flex', region: 'US_GOV_WEST_1' }, 'tier: Atlas for Government has no flex clusters. Use M20 or higher.'],
  [{ tier: 'M0', region: 'US_GOV_WEST_1' }, 'tier: Atlas for Government has no free clusters. Use M20 or higher.'],
  [
    { tier: 'M20', provider: 'AZURE', region: 'US_GOV_VIRGINIA' },
    'provider: Atlas for Government runs on AWS and GCP, not on Azure. Use AWS or GCP.',
  ],
  [
    { tier: 'M20', region: 'EU_WEST_1' },
    'region: `EU_WEST_1` is not a region of Atlas for Government on AWS. Choose one of US_GOV_WEST_1, US_GOV_EAST_1, US_EAST_1, US_EAST_2, US_WEST_1 or US_WEST_2.',
  ],
])('refuses in Atlas for Government %j', async (placement, said) => {
  expect(await refused({ ...cluster, cloud: 'government', ...placement })).toEqual([said])
})

it('keeps clusters within what the workflow allows', async () => {
  const said = await refused({
    ...cluster,
    tier: 'M30',
    provider: 'GCP',
    region: 'WESTERN_EUROPE',
    'allowed-tiers': 'free, flex,M10',
    'allowed-providers': 'AWS',
    'allowed-regions': 'EU_CENTRAL_1',
  })
  expect(said).toEqual([
    'tier: `M30` is not among allowed-tiers (free, flex and M10) of this workflow. Choose one of them, or extend allowed-tiers.',
    'provider: `GCP` is not among allowed-providers (AWS) of this workflow. Choose one of them, or extend allowed-providers.',
    'region: `WESTERN_EUROPE` is not among allowed-regions (EU_CENTRAL_1) of this workflow. Choose one of them, or extend allowed-regions.',
  ])
})

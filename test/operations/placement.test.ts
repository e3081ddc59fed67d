import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/operations/operation.ts'
import { checkPlacement, checkRestriction } from '../../src/operations/subject/placement.ts'

const government: Policy = { cloud: 'government', allowedProviders: [], allowedRegions: [], allowedTiers: [] }
const refusals = (placement: Parameters<typeof checkPlacement>[0]['placement'], policy = government) =>
  checkPlacement({ placement, policy }).map(({ message }) => message)

/** Documentation of Atlas for Government: regions by kind of project and provider. */
const REGIONS = [
  ['GOV_REGIONS_ONLY', 'AWS', ['US_GOV_WEST_1', 'US_GOV_EAST_1']],
  ['COMMERCIAL_FEDRAMP_REGIONS_ONLY', 'AWS', ['US_EAST_1', 'US_EAST_2', 'US_WEST_1', 'US_WEST_2']],
  [
    'COMMERCIAL_FEDRAMP_REGIONS_ONLY',
    'GCP',
    [
      ...['CENTRAL_US_AW', 'EASTERN_US_AW', 'US_EAST_4_AW', 'US_EAST_5_AW', 'US_WEST_2_AW', 'US_WEST_3_AW'],
      ...['US_WEST_4_AW', 'US_SOUTH_1_AW', 'WESTERN_US_AW'],
    ],
  ],
] as const
const KINDS = ['GOV_REGIONS_ONLY', 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'] as const

describe('in Atlas for Government', () => {
  test.for([
    ['free', 'tier: Atlas for Government has no free clusters.'],
    ['M0', 'tier: Atlas for Government has no free clusters.'],
    ['flex', 'tier: Atlas for Government has no flex clusters.'],
    ['M10', 'tier: Atlas for Government begins at M20, and `M10` is smaller.'],
    ['M20', undefined],
    ['M30', undefined],
    ['R40', undefined],
    ['M40_NVME', undefined],
    ['M700', undefined],
  ] as const)('a cluster of tier %s', ([tier, message]) => {
    expect(refusals({ tier, provider: 'AWS', region: 'US_EAST_1' })).toEqual(message === undefined ? [] : [message])
    expect(refusals({ tier }, { ...government, cloud: 'commercial' })).toEqual([])
  })

  test.for(['US_EAST_2', 'US_GOV_VIRGINIA', 'US_GOV_ARIZONA', 'US_GOV_TEXAS'])(
    'Azure is refused, also in %s',
    (region) => {
      const messages = refusals({ tier: 'M30', provider: 'AZURE', region })
      expect(messages).toEqual(['provider: Atlas for Government runs on AWS and GCP, not on Azure.'])
    },
  )

  test.for(REGIONS)('%s on %s has %j, and the other kind of project has not', ([kind, provider, regions]) => {
    for (const region of regions) {
      expect(refusals({ tier: 'M30', provider, region })).toEqual([])
      for (const restriction of KINDS) {
        const issue = checkRestriction({ restriction, provider, region })
        if (restriction === kind) expect(issue).toBeUndefined()
        else
          expect(issue?.message).toContain(`does not fit the project, which was created with region-usage-restrictions`)
      }
    }
  })

  test.for([
    ['AWS', 'EU_WEST_1'],
    ['AWS', 'CENTRAL_US_AW'],
    ['GCP', 'CENTRAL_US'],
    ['GCP', 'US_GOV_WEST_1'],
    ['AWS', 'US_EAST_1_AW'],
  ] as const)('%s has no region %s there', ([provider, region]) => {
    expect(refusals({ tier: 'M30', provider, region })).toEqual([
      `region: \`${region}\` is not a region of Atlas for Government on ${provider}.`,
    ])
  })

  test('every refusal says what to do', () => {
    const placements = [
      { tier: 'free' },
      { tier: 'M10' },
      { provider: 'AZURE' },
      { provider: 'AWS', region: 'EU_WEST_1' },
    ]
    const hints = placements.flatMap((placement) =>
      checkPlacement({ placement, policy: government }).map(({ hint }) => hint),
    )
    expect(hints).toEqual([
      'Use M20 or higher.',
      'Use M20 or higher.',
      'Use AWS or GCP.',
      expect.stringMatching(/^Choose one of US_GOV_WEST_1, US_GOV_EAST_1, US_EAST_1/),
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { UsageError } from '../../../src/base/errors.ts'
import { readSpec } from '../../../src/environments/file/spec.ts'
import { allowedBy, checkSpecByRule } from '../../../src/function/broker/allowed-by-rule.ts'
import { ORG, OTHER_ORG, OURS, policyOf, THEIRS } from './support/asking.ts'

const CLUSTER = 'cluster: { tier: M10, region: US_EAST_1 }'
const ISOLATED = `org-id: ${ORG}\n${CLUSTER}\n`
const IN_OURS = `isolation: cluster\nproject-id: ${OURS}\n${CLUSTER}\n`

/** The paths of what the rule does not allow. */
async function refused({ limits, file }: { limits: string; file: string }): Promise<string[]> {
  const { rules } = await policyOf(`rules: [{ repository-id: 74, environment: [up], ${limits} }]`)
  const [rule] = rules
  if (rule === undefined) throw new Error('no rule')
  const policy = { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] } as const
  const spec = await readSpec({ text: file, file: 'environment.yml', policy })
  // As it comes back from wherever the order was kept.
  const allowed = JSON.parse(JSON.stringify(allowedBy(rule))) as ReturnType<typeof allowedBy>
  try {
    checkSpecByRule({ spec, allowed, longestTtlMs: rule.longestTtl })
    return []
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return error.issues.map(({ message, position }) => `${message.split(':')[0]} ${position?.line}`)
  }
}

describe('an environment file keeps within the rule of the broker', () => {
  test.each([
    [`org-ids: [${ORG}]`, ISOLATED, []],
    [`org-ids: [${OTHER_ORG}]`, ISOLATED, ['org-id 1']],
    [`project-ids: [${OURS}]`, ISOLATED, ['org-id 1']],
    ['any-project: true', ISOLATED, []],
    [`project-ids: [${OURS}]`, IN_OURS, []],
    [`project-ids: [${THEIRS}]`, IN_OURS, ['project-id 2']],
    [`org-ids: [${ORG}]`, IN_OURS, ['project-id 2']],
    [
      `project-ids: [${OURS}], cluster-names: [shared]`,
      `isolation: database\nproject-id: ${OURS}\ncluster-name: shared\n`,
      [],
    ],
    [
      `project-ids: [${OURS}], cluster-names: [pr-*]`,
      `isolation: database\nproject-id: ${OURS}\ncluster-name: shared\n`,
      ['cluster-name 3'],
    ],
    [`org-ids: [${ORG}]`, `${ISOLATED}access: [{ cidr-block: 0.0.0.0/0, allow-wide-cidr: true }]\n`, ['access 3']],
    [
      `org-ids: [${ORG}], wide-cidr: true`,
      `${ISOLATED}access: [{ cidr-block: 0.0.0.0/0, allow-wide-cidr: true }]\n`,
      [],
    ],
    [
      `org-ids: [${ORG}]`,
      `${ISOLATED}seed: { snapshot: latest, from: { project-id: ${THEIRS}, cluster-name: shop } }\n`,
      ['seed.from 3'],
    ],
    [
      `org-ids: [${ORG}], project-ids: [${OURS}]`,
      `${ISOLATED}seed: { snapshot: latest, from: { project-id: ${OURS}, cluster-name: shop } }\n`,
      [],
    ],
    [
      `org-ids: [${ORG}], project-names: [golden]`,
      `${ISOLATED}seed: { snapshot: latest, from: { project-name: golden, cluster-name: shop } }\n`,
      ['seed.from 3'],
    ],
    [
      `org-ids: [${ORG}], project-names: [golden]`,
      `${ISOLATED}seed: { snapshot: latest, from: { project-name: golden, org-id: ${ORG}, cluster-name: shop } }\n`,
      [],
    ],
    [`org-ids: [${ORG}], longest-ttl: 48h`, `${ISOLATED}ttl: 48h\n`, []],
    [`org-ids: [${ORG}], longest-ttl: 48h`, `${ISOLATED}ttl: 49h\n`, ['ttl 3']],
    // Its default is 72 hours.
    [`org-ids: [${ORG}], longest-ttl: 71h`, ISOLATED, ['ttl undefined']],
  ])('%s: %j', async (limits, file, paths) => {
    expect(await refused({ limits, file })).toEqual(paths)
  })
})

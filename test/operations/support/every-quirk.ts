import { expect, test } from 'vitest'
import type { IdentityQuirks } from '../../../src/simulator/quirks/identity.ts'
import type { Quirks } from '../../../src/simulator/quirks.ts'
import { arranged, type Job } from './every-fault.ts'
import type { StageOptions } from './stage.ts'
import { told } from './told.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

const KINDER =
  'the default is the stricter answer, and no client can tell the difference unless it sends what it should not'
const LIMIT = 'how many of something there may be: a refusal, which has a test of its own'
const LOGIN = 'concerns bearer tokens, and these jobs are done with an API key'
const TEMPO = 'a duration that the recordings tell; it is turned where its operation is tested'
const DIGEST =
  'the peer that arranges these worlds knows one kind of digest; the client is held against all of them elsewhere'
const RACED = 'shows only where somebody else is at the same cluster: the tests of busy backups turn it'
const FAILS = 'makes the operation fail, as it should: it has a test of its own'

/**
 * What Atlas may do otherwise than the simulator does by default, or why that is no question for an operation. Identities are left
 * out: no operation makes any.
 */
const DOUBTS: {
  readonly [Name in Exclude<keyof Quirks, keyof IdentityQuirks>]: readonly Quirks[Name][] | string
} = {
  digestAlgorithm: ['MD5-sess', 'SHA-256', 'SHA-256-sess'],
  digestQop: DIGEST,
  nonceTtlMs: DIGEST,
  nonceUses: ['in-order', 'once'],
  nextNonce: [true],
  bearerChallenge: LOGIN,
  unknownVersionDate: KINDER,
  tooOldVersion: KINDER,
  goneVersions: FAILS,
  otherContentType: KINDER,
  unknownQueryParameter: KINDER,
  unknownAttributeCode: KINDER,
  readOnlyAttribute: KINDER,
  retryAfter: ['zero', 'absent'],
  limits: LIMIT,
  tokensPerMinute: LIMIT,
  liveTokens: LIMIT,
  accessListWriteMs: [0, 50],
  accessListReadLagMs: [0, 5 * SECOND],
  accessListActiveMs: [0, 2 * MINUTE],
  accessListUpsert: ['keep'],
  ipv6Form: ['padded', 'compressed'],
  accessListFails: [1],
  vpcPeering: KINDER,
  newProjectUnauthorizedMs: [20 * SECOND],
  newProjectReadLagMs: [10 * SECOND],
  clustersCountedAfterDeletionMs: [MINUTE, 5 * MINUTE],
  projectDeleteLagMs: [10 * SECOND],
  spaceInProjectName: KINDER,
  projectsPerOrganization: LIMIT,
  clustersPerProject: LIMIT,
  accessListEntries: LIMIT,
  newClusterReadLagMs: [10 * SECOND],
  repairMs: [MINUTE],
  freePausesAfterMs: TEMPO,
  patchLagMs: [0, 10 * SECOND],
  resumeRunning: ['refuse'],
  deleteWhileCreating: ['refuse', 'later'],
  deleteWhilePaused: ['refuse'],
  updateWhileBusy: ['accept', 'refuse'],
  emptyUpdate: KINDER,
  timings: TEMPO,
  userDeployMs: [0, 5 * MINUTE],
  flexChangeStatus: ['accept'],
  userChangeUpdates: [[], ['dedicated', 'free', 'flex']],
  newUserReadLagMs: [10 * SECOND],
  databaseUsers: LIMIT,
  scopeToUnknownCluster: KINDER,
  customRoleWriteMs: [0, 50],
  customRoles: LIMIT,
  sampleDataMs: TEMPO,
  sampleDataFails: FAILS,
  sampleDataMeanwhile: ['accept'],
  sampleDataAgain: ['accept'],
  badLogin: 'no operation of the API logs in to a cluster',
  snapshotMs: TEMPO,
  snapshotRetentionDays: TEMPO,
  snapshotsFail: FAILS,
  snapshotWhilePaused: KINDER,
  snapshotWhileCreating: KINDER,
  busyRefusal: RACED,
  restoreMs: TEMPO,
  restoresFail: FAILS,
  clusterWhileRestored: ['IDLE'],
  restoreToSmallerTier: KINDER,
  flexFirstSnapshotMs: [0, 30 * MINUTE],
  flexRestoreMs: TEMPO,
  flexOntoDedicated: KINDER,
  closeWithRetainedBackups: KINDER,
  privateEndpointServiceMs: TEMPO,
  privateEndpointMs: TEMPO,
  privateEndpointDeleteMs: TEMPO,
  alerts: LIMIT,
  unsetMaintenanceWindow: KINDER,
}

/** A project that is new when the job begins is not readable or not reachable: of these jobs one alone makes it itself. */
const ONLY: Partial<Record<string, string>> = {
  newProjectUnauthorizedMs: 'create-project',
  newProjectReadLagMs: 'create-project',
}

/** Does each job against an Atlas that is otherwise, in one respect at a time, wherever it is not known how Atlas is. */
export function describeEveryQuirk(jobs: readonly Job[], options: StageOptions): void {
  const turned = Object.entries(DOUBTS).flatMap(([name, doubt]) =>
    typeof doubt === 'string' ? [] : doubt.map((value) => ({ name, value, shown: JSON.stringify(value) })),
  )
  const fits = (job: Job, name: string) => ONLY[name] === undefined || ONLY[name] === job.operation
  const possible = turned.filter(({ name }) => jobs.some((job) => fits(job, name)))
  test.each(possible)('leaves the same should Atlas be otherwise: $name $shown', async ({ name, value }) => {
    for (const job of jobs.filter((one) => fits(one, name))) {
      const { world, id, given } = await arranged(job, { ...options, quirks: { ...options.quirks, [name]: value } })
      const outcome = await world.run(job.operation, given)
      expect(told(outcome.state), job.operation).toBe(job.ends)
      expect(await job.inspect(world, id), job.operation).toEqual(job.leaves)
    }
  })
}

import * as z from 'zod/mini'
import type { ClusterKind } from '../clusters/cluster.ts'

/** Behaviour around database users, roles and sample data that no source confirms. */
export interface DatabaseQuirks {
  /** A change of users or roles is PENDING on every cluster for so many ms. 15,000. */
  readonly userDeployMs: number
  /** Whether `/clusters/{name}/status` knows flex clusters: not known; the cluster API knows none otherwise. */
  readonly flexChangeStatus: 'refuse' | 'accept'
  /**
   * The kinds of clusters that a change of users or roles makes UPDATING meanwhile. Recorded: M0 is, a dedicated cluster was IDLE
   * four seconds later; that flex is as M0 is a guess. M0 and flex.
   */
  readonly userChangeUpdates: readonly ClusterKind[]
  /** A new user, or role, can be changed and deleted, yet not be read or listed, for so many ms. 0. */
  readonly newUserReadLagMs: number
  /** Per project. 100. */
  readonly databaseUsers: number
  /** A user whose scope names a cluster that is not there. */
  readonly scopeToUnknownCluster: 'accept' | 'refuse'
  /**
   * Real milliseconds between the moment at which a write of custom roles reads the roles of the project and the moment at which it
   * writes them: what is written in between is lost, silently. 0 makes it atomic. 10.
   */
  readonly customRoleWriteMs: number
  /** Per project. 100. */
  readonly customRoles: number
  /** Recorded: 47 to 52 seconds. 50,000. */
  readonly sampleDataMs: number
  /** So many loads of sample data, the first of all projects together, end in FAILED, not COMPLETED. 0. */
  readonly sampleDataFails: number
  /** A second load while one is under way on the cluster: 409, whose code is a guess, or one more load. */
  readonly sampleDataMeanwhile: 'refuse' | 'accept'
  /** A load into a cluster that has the data already. Documented: it fails where a namespace of it is there; how it says so is a guess. */
  readonly sampleDataAgain: 'fail' | 'accept'
  /** How a cluster refuses a login: in the words of Atlas's proxy (8000), which reports show of all kinds of clusters, or of MongoDB (18). */
  readonly badLogin: 'atlas' | 'mongodb'
}

export const defaultDatabaseQuirks: DatabaseQuirks = {
  userDeployMs: 15_000,
  flexChangeStatus: 'refuse',
  userChangeUpdates: ['free', 'flex'],
  newUserReadLagMs: 0,
  databaseUsers: 100,
  scopeToUnknownCluster: 'accept',
  customRoleWriteMs: 10,
  customRoles: 100,
  sampleDataMs: 50_000,
  sampleDataFails: 0,
  sampleDataMeanwhile: 'refuse',
  sampleDataAgain: 'fail',
  badLogin: 'atlas',
}

const ms = z.exactOptional(z.number().check(z.gte(0)))
const count = z.exactOptional(z.int().check(z.gte(0)))
const refuseOrAccept = z.exactOptional(z.enum(['refuse', 'accept']))
export const databaseQuirksSchema = {
  userDeployMs: ms,
  flexChangeStatus: refuseOrAccept,
  userChangeUpdates: z.exactOptional(z.array(z.enum(['dedicated', 'free', 'flex']))),
  newUserReadLagMs: ms,
  databaseUsers: count,
  scopeToUnknownCluster: refuseOrAccept,
  customRoleWriteMs: ms,
  customRoles: count,
  sampleDataMs: ms,
  sampleDataFails: count,
  sampleDataMeanwhile: refuseOrAccept,
  sampleDataAgain: z.exactOptional(z.enum(['fail', 'accept'])),
  badLogin: z.exactOptional(z.enum(['atlas', 'mongodb'])),
} satisfies Record<keyof DatabaseQuirks, z.ZodMiniType>

import * as z from 'zod/mini'

/** Behaviour around database users, roles and sample data that no source confirms. */
export interface DatabaseQuirks {
  /** A change of users or roles is PENDING on every cluster for so many ms. 15,000. */
  readonly userDeployMs: number
  /** Whether `/clusters/{name}/status` knows flex clusters: not known; the cluster API knows none otherwise. */
  readonly flexChangeStatus: 'refuse' | 'accept'
}

export const defaultDatabaseQuirks: DatabaseQuirks = {
  userDeployMs: 15_000,
  flexChangeStatus: 'refuse',
}

export const databaseQuirksSchema = {
  userDeployMs: z.exactOptional(z.number().check(z.gte(0))),
  flexChangeStatus: z.exactOptional(z.enum(['refuse', 'accept'])),
} satisfies Record<keyof DatabaseQuirks, z.ZodMiniType>

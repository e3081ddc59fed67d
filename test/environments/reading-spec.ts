import { expect } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { type EnvironmentSpec, readSpec } from '../../src/environments/file/spec.ts'
import type { Policy } from '../../src/operations/operation.ts'

export const ORG = '5a0a1e7e0f2912c554080adc'
export const PROJECT = '5f1b2c3d4e5f60718293a4b5'

const commercial: Policy = { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] }

export function read(text: string, policy: Partial<Policy> = {}): Promise<EnvironmentSpec> {
  return readSpec({ text, file: 'environment.yml', policy: { ...commercial, ...policy } })
}

/** The lines that the user sees when a file is refused. */
export async function faults(text: string, policy: Partial<Policy> = {}): Promise<string[]> {
  const error: unknown = await read(text, policy).catch((error: unknown) => error)
  if (!(error instanceof UsageError)) throw new Error('The file was accepted.', { cause: error })
  expect(error.issues.length).toBeGreaterThan(0)
  return error.message.split('\n')
}

/** A right file of each isolation, to which a test adds what it is about. */
export const OF_PROJECT = `org-id: ${ORG}\ncluster: { tier: flex, region: US_EAST_1 }\n`
export const OF_CLUSTER = `isolation: cluster\nproject-id: ${PROJECT}\ncluster: { tier: flex, region: US_EAST_1 }\n`
export const OF_DATABASE = `isolation: database\nproject-id: ${PROJECT}\ncluster-name: shared\n`

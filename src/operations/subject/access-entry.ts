import { isIP, isIPv4 } from 'node:net'
import * as z from 'zod/mini'
import type { Atlas } from '../../atlas/client.ts'
import type { Issue } from '../../base/errors.ts'
import { once } from '../../base/once.ts'
import { listOf } from '../../base/text.ts'
import { optional, text } from '../param.ts'
import { readAnswer } from './answer.ts'

/** What an entry of the network access list lets in: exactly one of the three. */
export const accessEntry = {
  ipAddress: optional({
    describe: 'One IPv4 or IPv6 address.',
    expected: 'an IPv4 or IPv6 address',
    shape: 'text',
    schema: once(() => z.string().check(z.refine((value) => isIP(value) !== 0))),
  }),
  cidrBlock: optional({
    describe: 'A range of addresses in CIDR notation.',
    expected: 'a range in CIDR notation such as `198.51.100.0/24`',
    shape: 'text',
    schema: once(() => z.string().check(z.refine((value) => readCidr(value) !== undefined))),
  }),
  awsSecurityGroup: optional(
    text({
      describe: 'An AWS security group of a peered VPC.',
      expected:
        'a security group such as `sg-0123456789abcdef0`, with its account before it if needed (`123456789012/sg-…`)',
      pattern: /^(?:\d{12}\/)?sg-[0-9a-f]+$/,
    }),
  ),
}

export interface EntryReference {
  readonly ipAddress?: string
  readonly cidrBlock?: string
  readonly awsSecurityGroup?: string
}

export function checkEntryReference(given: (name: keyof EntryReference) => boolean): Issue[] {
  const names = { ipAddress: 'ip-address', cidrBlock: 'cidr-block', awsSecurityGroup: 'aws-security-group' } as const
  const named = (Object.keys(names) as (keyof EntryReference)[]).filter(given).map((name) => names[name])
  if (named.length === 1) return []
  return named.length === 0
    ? [{ message: 'the address is missing.', hint: 'Give ip-address, cidr-block or aws-security-group.' }]
    : [{ message: `${listOf(named)} are given at once.`, hint: 'Give one of them, and one step for each entry.' }]
}

/** The value by which Atlas knows the entry. */
export function entryValueOf({
  ipAddress,
  cidrBlock,
  awsSecurityGroup,
}: {
  readonly [Name in keyof EntryReference]?: string | undefined
}): string {
  return ipAddress ?? cidrBlock ?? awsSecurityGroup ?? ''
}

const entrySchema = once(
  () =>
    z.looseObject({
      ipAddress: z.optional(z.string()),
      cidrBlock: z.optional(z.string()),
      awsSecurityGroup: z.optional(z.string()),
      comment: z._default(z.string(), ''),
      deleteAfterDate: z.optional(z.string()),
    }),
  /** An entry as Atlas lists it; an address comes back with its range of one as well. */
)
export type AccessEntry = z.infer<ReturnType<typeof entrySchema>>

export function readAccessEntry(answer: unknown): AccessEntry {
  return readAnswer({ schema: entrySchema, answer, from: 'getGroupAccessListEntry' })
}

export async function findAccessEntry({
  atlas,
  projectId,
  entryValue,
}: {
  atlas: Atlas
  projectId: string
  entryValue: string
}): Promise<AccessEntry | undefined> {
  const answer = await atlas.find('getGroupAccessListEntry', {
    path: { groupId: projectId, entryValue },
    absent: ['ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND', 'RESOURCE_NOT_FOUND'],
  })
  return answer === undefined ? undefined : readAccessEntry(answer)
}

/** PENDING, ACTIVE or FAILED: whether the cloud provider lets the address in. */
export async function findEntryStatus({
  atlas,
  projectId,
  entryValue,
}: {
  atlas: Atlas
  projectId: string
  entryValue: string
}): Promise<string> {
  const answer = await atlas.call('getGroupAccessListStatus', { path: { groupId: projectId, entryValue } })
  // The key is in capitals, unlike every other key of the API.
  const schema = () => z.looseObject({ STATUS: z.string() })
  return readAnswer({ schema, answer, from: 'getGroupAccessListStatus' }).STATUS
}

export interface Cidr {
  readonly address: string
  readonly prefix: number
  readonly family: 'ipv4' | 'ipv6'
}

export function readCidr(value: string): Cidr | undefined {
  const [, address = '', digits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(value) ?? []
  const prefix = Number(digits)
  if (isIP(address) === 0 || prefix > (isIPv4(address) ? 32 : 128)) return undefined
  return { address, prefix, family: isIPv4(address) ? 'ipv4' : 'ipv6' }
}

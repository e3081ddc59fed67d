import { isIP } from 'node:net'
import * as z from 'zod/mini'
import type { Atlas } from '../../atlas/client.ts'
import type { Issue } from '../../base/errors.ts'
import { once } from '../../base/once.ts'
import { listOf, safeText } from '../../base/text.ts'
import { optional, text } from '../param.ts'
import { readAnswer } from './answer.ts'
import { canonicalAddress, canonicalCidr, readCidr } from './canonical-address.ts'

/** What an entry of the network access list lets in: exactly one of the three. */
export const accessEntry = {
  ipAddress: optional({
    describe: 'One IPv4 or IPv6 address.',
    expected: 'an IPv4 or IPv6 address',
    shape: 'text',
    schema: once(() => z.string().check(z.refine((value) => isIP(value) !== 0 && !value.includes('%')))),
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

/** `orRunner`: the address may be left to be looked up, and then nothing but an address goes with it. */
export function checkEntryReference(
  given: (name: keyof EntryReference) => boolean,
  { orRunner }: { orRunner: boolean },
): Issue[] {
  const names = { ipAddress: 'ip-address', cidrBlock: 'cidr-block', awsSecurityGroup: 'aws-security-group' } as const
  const named = (Object.keys(names) as (keyof EntryReference)[]).filter(given).map((name) => names[name])
  const [only] = named
  if (named.length === 1 && orRunner && only !== 'ip-address')
    return [{ message: `runner: a runner has an address, and no ${only}.`, hint: `Leave ${only} or runner out.` }]
  if (named.length === 1 || (named.length === 0 && orRunner)) return []
  return named.length === 0
    ? [{ message: 'the address is missing.', hint: 'Give ip-address, cidr-block, aws-security-group or runner.' }]
    : [{ message: `${listOf(named)} are given at once.`, hint: 'Give one of them, and one step for each entry.' }]
}

/** The same reference in the one form that is sent and compared. */
export function canonicalReference({ ipAddress, cidrBlock, awsSecurityGroup }: EntryReference): EntryReference {
  if (ipAddress !== undefined) return { ipAddress: canonicalAddress(ipAddress) }
  if (cidrBlock !== undefined) return { cidrBlock: canonicalCidr(cidrBlock) }
  return awsSecurityGroup === undefined ? {} : { awsSecurityGroup }
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

/** Values and dates are fit to be printed; the comment is as Atlas has it, since it may be sent back. */
function readAccessEntry(answer: unknown): AccessEntry {
  const entry = readAnswer({ schema: entrySchema, answer, from: 'getGroupAccessListEntry' })
  const printed = ['ipAddress', 'cidrBlock', 'awsSecurityGroup', 'deleteAfterDate'] as const
  return Object.assign(
    entry,
    ...printed.map((name) => (entry[name] === undefined ? {} : { [name]: safeText(entry[name]) })),
  )
}

/**
 * The entry of that value in canonical form, or `undefined`. An IPv6 entry is looked for in the whole list, since it is not known
 * under which of its forms Atlas keeps it.
 */
export async function findAccessEntry({
  atlas,
  projectId,
  entryValue,
}: {
  atlas: Atlas
  projectId: string
  entryValue: string
}): Promise<AccessEntry | undefined> {
  if (entryValue.includes(':')) {
    const entries = await listEntries({ atlas, projectId })
    return entries.find((entry) => isEntry({ entry, entryValue }))
  }
  const answer = await atlas.find('getGroupAccessListEntry', {
    path: { groupId: projectId, entryValue },
    absent: ['ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND', 'RESOURCE_NOT_FOUND'],
  })
  return answer === undefined ? undefined : readAccessEntry(answer)
}

/** The whole network access list of a project. */
export async function listEntries({ atlas, projectId }: { atlas: Atlas; projectId: string }): Promise<AccessEntry[]> {
  return (await atlas.list('listGroupAccessListEntries', { path: { groupId: projectId } })).map(readAccessEntry)
}

/** An address and the range of that one address are the same entry. */
export function isEntry({ entry, entryValue }: { entry: AccessEntry; entryValue: string }): boolean {
  const plain = (value: string) => canonicalCidr(canonicalAddress(value)).replace(/\/(?:32|128)$/, '')
  return plain(entryValueOf(entry)) === plain(entryValue)
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

import * as z from 'zod/mini'
import { readBody } from '../body.ts'
import { readIpRange } from '../ip-range.ts'
import { missingAttribute, Problem } from '../problem.ts'
import type { AccessEntry } from '../state.ts'
import type { World } from '../world.ts'

const LONGEST_COMMENT = 80
const LONGEST_LIFE_DAYS = 7

const entrySchema = z.strictObject({
  ipAddress: z.optional(z.string()),
  cidrBlock: z.optional(z.string()),
  awsSecurityGroup: z.optional(z.string()),
  comment: z.optional(z.string()),
  deleteAfterDate: z.optional(z.iso.datetime({ offset: true })),
})
const entriesSchema = z.array(entrySchema).check(z.minLength(1))

const refuse = (errorCode: string, detail: string, ...parameters: unknown[]) =>
  new Problem(400, errorCode, { detail, parameters })

/** The entries of a POST, or the refusal of all of them. */
export function readEntries(body: unknown, { world, now }: { world: World; now: number }): readonly AccessEntry[] {
  const given = readBody(body, { schema: entriesSchema, quirks: world.quirks })
  const entries = given.map((entry) => readEntry(entry, { world, now }))
  const values = entries.map(({ value }) => value)
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  if (twice !== undefined) {
    throw refuse('DUPLICATE_ADDRESSES_IN_INPUT', `The address ${twice} is in the request more than once.`, twice)
  }
  return entries
}

function readEntry(entry: z.infer<typeof entrySchema>, { world, now }: { world: World; now: number }): AccessEntry {
  const { ipAddress, cidrBlock, awsSecurityGroup, comment, deleteAfterDate } = entry
  const kinds = Object.entries({ ipAddress, cidrBlock, awsSecurityGroup }).filter(([, value]) => value !== undefined)
  if (kinds.length > 1) {
    throw refuse(
      'MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY',
      'Only one of ipAddress, cidrBlock and awsSecurityGroup can be specified for an entry.',
    )
  }
  if (comment !== undefined && comment.length > LONGEST_COMMENT) {
    throw refuse(
      'INVALID_NETWORK_PERMISSION_COMMENT',
      `Comments cannot be longer than ${LONGEST_COMMENT} characters.`,
      comment,
    )
  }
  if (awsSecurityGroup !== undefined && deleteAfterDate !== undefined) {
    throw refuse(
      'NETWORK_PERMISSION_EXPIRATION_NOT_SUPPORTED',
      'An entry for an AWS security group cannot have an expiration date.',
    )
  }
  const rest = { comment, deleteAfter: readExpiry(deleteAfterDate, now), createdAt: now, fails: false }
  if (ipAddress !== undefined) {
    if (ipAddress.includes('/')) throw invalidNotation(ipAddress)
    return { kind: 'ipAddress', value: checkRange(ipAddress, world), ...rest }
  }
  if (cidrBlock !== undefined) {
    if (!cidrBlock.includes('/')) throw invalidNotation(cidrBlock)
    return { kind: 'cidrBlock', value: checkRange(cidrBlock, world), ...rest }
  }
  if (awsSecurityGroup === undefined) throw missingAttribute('ipAddress')
  if (!/^(\d*\/)?sg-[0-9a-f]*$/.test(awsSecurityGroup)) throw invalidNotation(awsSecurityGroup)
  if (!world.quirks.vpcPeering) {
    throw refuse(
      'CANNOT_USE_AWS_SECURITY_GROUP_WITHOUT_VPC_PEERING_CONNECTION',
      'Cannot use an AWS security group without a VPC peering connection.',
    )
  }
  return { kind: 'awsSecurityGroup', value: awsSecurityGroup, ...rest }
}

/** The value that an entry of the path is kept under: a bare address means the range of that one address. */
export function entryValue(value: string, { quirks }: World): string {
  const range = readIpRange(value, quirks.ipv6Form)
  return range ? `${range.address}/${range.prefix}` : value
}

function invalidNotation(value: string): Problem {
  return refuse(
    'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
    `The address ${value} must be in valid IP address or CIDR notation.`,
    value,
  )
}

function checkRange(range: string, world: World): string {
  if (!readIpRange(range, world.quirks.ipv6Form)?.isAligned) throw invalidNotation(range)
  return entryValue(range, world)
}

function readExpiry(date: string | undefined, now: number): number | undefined {
  if (date === undefined) return undefined
  const at = Date.parse(date)
  if (at <= now) throw refuse('EXPIRATION_DATE_IN_PAST', `The expiration date ${date} is in the past.`, date)
  if (at > now + LONGEST_LIFE_DAYS * 24 * 3600 * 1000) {
    throw refuse(
      'EXPIRATION_DATE_EXCEEDS_MAX',
      `The expiration date ${date} is more than ${LONGEST_LIFE_DAYS} days ahead.`,
      date,
      LONGEST_LIFE_DAYS,
    )
  }
  return at
}

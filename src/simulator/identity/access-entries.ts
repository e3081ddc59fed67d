import * as z from 'zod/mini'
import { readBody } from '../body.ts'
import { readIpRange } from '../ip-range.ts'
import { missingAttribute, Problem } from '../problem.ts'
import type { Call } from '../route.ts'
import type { World } from '../world.ts'
import type { ApiAccessEntry, ApiKey, ServiceAccount } from './principal.ts'

const entriesSchema = z
  .array(z.strictObject({ ipAddress: z.optional(z.string()), cidrBlock: z.optional(z.string()) }))
  .check(z.minLength(1), z.maxLength(200))

function invalidAddress(text: string): Problem {
  return new Problem(400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION', {
    detail: `${text} is not a valid IP address or CIDR notation.`,
    parameters: [text],
  })
}

/** In the one form in which entries are kept; the range of one address when that is what was given. */
function rangeOf(text: string, { quirks }: World): string {
  const range = readIpRange(text, quirks.ipv6Form)
  if (!range?.isAligned) throw invalidAddress(text)
  return `${range.address}/${range.prefix}`
}

/** Adds the entries of a POST to the list of a credential. */
export function addEntries(holder: ApiKey | ServiceAccount, { world, now, body }: Call): readonly ApiAccessEntry[] {
  const given = readBody(body, { schema: entriesSchema, quirks: world.quirks })
  const entries = given.map(({ ipAddress, cidrBlock }): ApiAccessEntry => {
    const text = cidrBlock ?? ipAddress
    if (text === undefined) throw missingAttribute('ipAddress')
    if ((ipAddress !== undefined && cidrBlock !== undefined) || text.includes('/') !== (cidrBlock !== undefined)) {
      throw invalidAddress(text)
    }
    const range = rangeOf(text, world)
    const address = ipAddress === undefined ? {} : { address: range.replace(/\/\d+$/, '') }
    return { range, ...address, createdAt: now, uses: 0 }
  })
  const known = new Set(holder.accessList.map(({ range }) => range))
  const twice = entries.find(({ range }) => known.has(range))
  if (twice && world.quirks.apiAccessEntryTwice === 'refuse') {
    throw new Problem(409, 'ADDRESS_ALREADY_IN_WHITELIST', {
      detail: `The address ${twice.range} is already on the access list.`,
      parameters: [twice.range],
    })
  }
  const added = entries.filter(({ range }) => !known.has(range))
  holder.accessList = [...holder.accessList, ...added]
  return added
}

/** Recorded: an address that was given as one is how the entry is linked to. */
export const nameOf = ({ range, address }: ApiAccessEntry): string => address ?? range

/** The entry of a path, which names an address or a range. 404 when it is not on the list. */
export function findEntry({ kind, accessList }: ApiKey | ServiceAccount, { world, params }: Call): ApiAccessEntry {
  const given = params['ipAddress'] ?? ''
  const range = rangeOf(given, world)
  const entry = accessList.find((one) => one.range === range)
  if (entry) return entry
  throw new Problem(404, kind === 'api-key' ? 'API_KEY_WHITELIST_NOT_FOUND' : 'WHITELIST_NOT_FOUND', {
    detail: `${given} is not on the access list.`,
    parameters: [given],
  })
}

/** Takes an entry away, unless the caller is let in by it right now. */
export function removeEntry(holder: ApiKey | ServiceAccount, call: Call): ApiAccessEntry {
  const entry = findEntry(holder, call)
  if (call.caller === holder && entry.lastUse?.at === call.now) {
    throw new Problem(400, 'CANNOT_REMOVE_CALLER_FROM_WHITELIST', {
      detail: 'The entry of the address of the caller cannot be removed from its access list.',
      parameters: [nameOf(entry)],
    })
  }
  holder.accessList = holder.accessList.filter((one) => one !== entry)
  return entry
}

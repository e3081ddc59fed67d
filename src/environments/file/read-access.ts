import type { Position } from '../../base/errors.ts'
import { refuseValue, sayValue } from '../../operations/refuse-value.ts'
import { isWide } from '../../operations/subject/access-cover.ts'
import { accessEntry } from '../../operations/subject/access-entry.ts'
import { canonicalAddress, canonicalCidr } from '../../operations/subject/canonical-address.ts'
import type { Report } from '../../plan/draft.ts'
import { type Mapping, plainValue, type Tree } from '../../plan/yaml-tree.ts'
import { readKeys } from './read-keys.ts'
import type { EnvironmentSpec } from './spec.ts'
import { RANGE_KEYS } from './spec-keys.ts'

type Access = EnvironmentSpec['access'][number]

/** Atlas takes 200 entries in a project, and others may be there. */
const MOST_ITEMS = 100
const EXPECTED = '`runner`, an IPv4 or IPv6 address, or a range in CIDR notation such as `198.51.100.0/24`'
const ITEM = { ...accessEntry.cidrBlock, expected: EXPECTED, words: ['runner'] }

/** Who is let in: the runner, unless the file says otherwise. What is wrong is reported and left out. */
export function readAccess({ mapping, report }: { mapping: Mapping; report: Report }): readonly Access[] {
  const entry = mapping.entries.get('access')
  if (entry === undefined) return ['runner']
  const { tree, position } = entry
  if (tree.kind !== 'list') {
    const written = tree.kind === 'leaf' && typeof tree.value === 'string' ? tree.value : 'runner'
    const message = `access: expected a list, got ${sayValue(plainValue(tree))}.`
    report({ message, hint: `Write it as a list, such as \`[${isItem(written) ? written : 'runner'}]\`.`, position })
    return []
  }
  const excess = tree.items[MOST_ITEMS]
  if (excess !== undefined) {
    const message = `access: the list has ${tree.items.length} items; ${MOST_ITEMS} are allowed.`
    report({ message, hint: 'Put neighbouring addresses together in ranges.', position: excess.position })
    return []
  }
  const seen = new Map<string, Position>()
  return tree.items.flatMap((item, index) => {
    const access = readItem({ item, path: `access, item ${index + 1}`, report })
    if (access === undefined) return []
    const key = access === 'runner' ? access : sameFor(access.address)
    const earlier = seen.get(key)
    seen.set(key, earlier ?? item.position)
    if (earlier === undefined) return [access]
    const message = `access, item ${index + 1}: \`${access === 'runner' ? access : access.address}\` is in the list already, in line ${earlier.line}.`
    report({ message, hint: 'Remove one of the two.', position: item.position })
    return []
  })
}

function readItem({ item, path, report }: { item: Tree; path: string; report: Report }): Access | undefined {
  const { position } = item
  if (item.kind === 'mapping') {
    const { cidrBlock, allowWideCidr } = readKeys({ keys: RANGE_KEYS, mapping: item, path, report })
    if (cidrBlock === undefined) return undefined
    if (allowWideCidr === true) return { address: cidrBlock, allowWideCidr }
    return checkWidth({ address: cidrBlock, path, position, report })
  }
  const value = plainValue(item)
  if (value === 'runner') return value
  if (typeof value === 'string' && isItem(value)) return checkWidth({ address: value, path, position, report })
  const { why, hint } = refuseValue({ param: ITEM, value, path: [] })
  report({ message: `${path}: ${why}`, hint, position })
  return undefined
}

/** One text for every way to write an address, the range of that one address among them. */
function sameFor(address: string): string {
  const whole = canonicalCidr(canonicalAddress(address))
  return whole.replace(whole.includes(':') ? /\/128$/ : /\/32$/, '')
}

function isItem(text: string): boolean {
  const { ipAddress, cidrBlock } = accessEntry
  return text === 'runner' || ipAddress.schema().safeParse(text).success || cidrBlock.schema().safeParse(text).success
}

function checkWidth({
  address,
  path,
  position,
  report,
}: {
  address: string
  path: string
  position: Position
  report: Report
}): Access | undefined {
  if (!isWide(address)) return { address }
  report({
    message: `${path}: \`${address}\` is wider than /24 (IPv6: /64) and lets strangers reach the cluster.`,
    hint: `Give a narrower range, or write \`{ cidr-block: "${address}", allow-wide-cidr: true }\`.`,
    position,
  })
  return undefined
}

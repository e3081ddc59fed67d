import { type Issue, UsageError } from '../../../base/errors.ts'
import { readKeys } from '../../../environments/file/read-keys.ts'
import type { Operation } from '../../../operations/operation.ts'
import { sayValue } from '../../../operations/refuse-value.ts'
import { normalTier } from '../../../operations/subject/placement.ts'
import { suggest } from '../../../operations/suggest.ts'
import { collectIn, inTextOrder, type Report, shownName } from '../../../plan/draft.ts'
import { readMapping } from '../../../plan/read-mapping.ts'
import { plainValue, type Tree } from '../../../plan/yaml-tree.ts'
import { checkRule, checkWords } from './check-rule.ts'
import type { BrokerPolicy, Rule } from './rule.ts'
import { RULE_KEYS } from './rule-keys.ts'

const MOST_RULES = 200
const WORDS = {
  name: "The broker's policy",
  expected: 'a mapping with `rules`',
  whenTooLarge: 'Check that it is the right file.',
  whenNone: 'Write `rules: []` to refuse everything, or a list of rules.',
}

/** Reads the text of a policy and checks it completely. Throws a `UsageError` with every issue, in the order of the text. */
export async function readPolicy({
  text,
  file,
  operations,
}: {
  text: string
  /** Where the text comes from, as it is to be named in messages. */
  file: string
  operations: ReadonlyMap<string, Operation>
}): Promise<BrokerPolicy> {
  const issues: Issue[] = []
  const report = collectIn(issues)
  const mapping = await readMapping({ text, file, words: WORDS })
  for (const [name, { position }] of mapping.entries) {
    if (name === 'rules') continue
    const message = `${shownName(name)}: there is no such key in a policy.`
    report({ message, hint: suggest({ word: name, candidates: ['rules'] }), position })
  }
  const tree = mapping.entries.get('rules')?.tree
  const rules = readRules({ tree, operations, report })
  if (tree === undefined)
    report({ message: 'rules: this is missing.', hint: WORDS.whenNone, position: mapping.position })
  if (issues.length > 0) throw new UsageError(inTextOrder(issues))
  return { rules }
}

function readRules({
  tree,
  operations,
  report,
}: {
  tree: Tree | undefined
  operations: ReadonlyMap<string, Operation>
  report: Report
}): readonly Rule[] {
  if (tree === undefined) return []
  if (tree.kind !== 'list') {
    const message = `rules: expected a list, got ${sayValue(plainValue(tree))}.`
    report({ message, hint: 'Begin each rule with `- repository-id: …`.', position: tree.position })
    return []
  }
  const excess = tree.items[MOST_RULES]
  if (excess !== undefined) {
    const message = `rules: there are ${tree.items.length}; ${MOST_RULES} are allowed.`
    report({ message, hint: 'Put repositories of one owner together by owner-id.', position: excess.position })
    return []
  }
  return tree.items.flatMap((item, index) => readRule({ item, number: index + 1, operations, report }) ?? [])
}

function readRule({
  item,
  number,
  operations,
  report,
}: {
  item: Tree
  number: number
  operations: ReadonlyMap<string, Operation>
  report: Report
}): Rule | undefined {
  const path = `rule ${number}`
  if (item.kind !== 'mapping') {
    const message = `${path}: expected a mapping, got ${sayValue(plainValue(item))}.`
    report({ message, hint: 'Write its keys as `name: value`.', position: item.position })
    return undefined
  }
  const read = readKeys({ keys: RULE_KEYS, mapping: item, path, position: item.position, report })
  checkWords({ rule: read, mapping: item, path, operations, report })
  checkRule({ mapping: item, path, operations, report })
  const { pullRequests = 'own', anyProject = false, wideCidr = false, tiers, providers, regions, ...rest } = read
  const upper = (words: readonly string[] | undefined) => words?.map((word) => word.toUpperCase())
  return {
    ...rest,
    number,
    pullRequests,
    anyProject,
    wideCidr,
    ...(tiers && { tiers: tiers.map(tierOf) }),
    ...(providers && { providers: upper(providers) ?? [] }),
    ...(regions && { regions: upper(regions) ?? [] }),
  }
}

/** In the spelling of the `tier` parameter: `free` and `flex` are our words, the others are Atlas's. */
function tierOf(word: string): string {
  return normalTier(/^(?:free|flex)$/i.test(word) ? word.toLowerCase() : word.toUpperCase())
}

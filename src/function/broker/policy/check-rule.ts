import { apiOperations } from '../../../atlas/api-operations.ts'
import { kebabCase } from '../../../base/text.ts'
import { givenNames } from '../../../environments/file/read-keys.ts'
import type { Operation } from '../../../operations/operation.ts'
import type { ValuesOf } from '../../../operations/param.ts'
import { PROVIDERS } from '../../../operations/subject/placement.ts'
import { suggest } from '../../../operations/suggest.ts'
import { type Report, shownName } from '../../../plan/draft.ts'
import type { Mapping } from '../../../plan/yaml-tree.ts'
import { ACTION_KEYS, EFFECTS, LIMIT_KEYS, RULE_KEYS, RULE_VERBS } from './rule-keys.ts'

/** Words of lists that have to be known ones: a misspelt one would allow nothing, and nobody would see why. */
export function checkWords({
  rule,
  mapping,
  path,
  operations,
  report,
}: {
  rule: Partial<ValuesOf<typeof RULE_KEYS>>
  mapping: Mapping
  path: string
  operations: ReadonlyMap<string, Operation>
  report: Report
}): void {
  const known = {
    operations: [...operations.keys()].filter((name) => name !== 'call-api'),
    effects: EFFECTS,
    environment: RULE_VERBS,
    apiOperations: rule.apiOperations === undefined ? [] : [...apiOperations().keys()],
    providers: PROVIDERS,
  } as const
  for (const [key, candidates] of Object.entries(known)) {
    const name = kebabCase(key)
    const tree = mapping.entries.get(name)?.tree
    for (const [index, word] of (rule[key as keyof typeof known] ?? []).entries()) {
      const isKnown = candidates.some((each) => each === (key === 'providers' ? word.toUpperCase() : word))
      const item = tree?.kind === 'list' ? tree.items[index] : undefined
      if (isKnown || item === undefined) continue
      const hint = OTHERWISE[`${name} ${word}`] ?? suggest({ word, candidates })
      const message = `${path}.${name}, item ${index + 1}: there is no \`${shownName(word)}\`.`
      report({ message, hint, position: item.position })
    }
  }
}

const OTHERWISE: Readonly<Record<string, string>> = {
  'operations call-api': 'Say in api-operations which operations of the Admin API may be called.',
  'environment sweep': 'The schedule of the function sweeps; leave it out.',
}

/** Keys that need each other, or exclude each other. */
export function checkRule({
  mapping,
  path,
  operations,
  report,
}: {
  mapping: Mapping
  path: string
  operations: ReadonlyMap<string, Operation>
  report: Report
}): void {
  const given = givenNames({ mapping, names: Object.keys(RULE_KEYS).map(kebabCase) })
  const { position } = mapping
  const refuse = (message: string, hint: string) => report({ message: `${path}: ${message}`, hint, position })
  if (!given.has('repository-id') && !given.has('owner-id'))
    refuse('it does not say whose jobs it is for.', 'Add repository-id, or owner-id for all repositories of an owner.')
  if (given.has('repository') && !given.has('repository-id'))
    refuse('repository is there without repository-id.', 'Add repository-id: `gh api repos/OWNER/NAME --jq .id`.')
  const { pullRequests: _, ...actions } = ACTION_KEYS
  if (!Object.keys(actions).some((key) => given.has(kebabCase(key))))
    refuse('it allows nothing.', 'Add operations, effects, api-operations or environment.')
  const places = ['project-ids', 'project-names', 'org-ids'].filter((name) => given.has(name))
  if (given.has('any-project')) {
    if (isTrue(mapping, 'any-project') && places.length > 0)
      refuse(`any-project is there beside ${places.join(', ')}.`, 'Leave out what does not hold.')
  }
  if (places.length > 0 || isTrue(mapping, 'any-project')) {
    const reachesNothing = given.has('environment') && places.length === 1 && places[0] === 'project-names'
    if (reachesNothing)
      refuse(
        'project-names do not limit environments, whose projects are named by the function.',
        'Add org-ids for isolation `project`, or project-ids.',
      )
    return
  }
  if (
    given.has('environment') ||
    given.has('effects') ||
    given.has('api-operations') ||
    namesProjects(mapping, operations)
  )
    refuse(
      `it does not say on which projects: ${Object.keys(LIMIT_KEYS).slice(0, 4).map(kebabCase).join(', ')} are all missing.`,
      'Add project-ids, project-names or org-ids, or `any-project: true`.',
    )
}

function isTrue(mapping: Mapping, name: string): boolean {
  const tree = mapping.entries.get(name)?.tree
  return tree?.kind === 'leaf' && tree.value === true
}

function namesProjects(mapping: Mapping, operations: ReadonlyMap<string, Operation>): boolean {
  const tree = mapping.entries.get('operations')?.tree
  const names = tree?.kind === 'list' ? tree.items.map((item) => (item.kind === 'leaf' ? item.value : undefined)) : []
  return names.some((name) => Object.keys(operations.get(String(name))?.params ?? {}).length > 0)
}

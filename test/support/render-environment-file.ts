import { kebabCase } from '../../src/base/text.ts'
import { ISOLATION_RULES } from '../../src/environments/file/isolation.ts'
import {
  CLUSTER_KEYS,
  PAUSE_KEYS,
  PROJECT_KEYS,
  RANGE_KEYS,
  SEED_KEYS,
  SEED_SOURCE_KEYS,
  TOP_KEYS,
  USER_KEYS,
} from '../../src/environments/file/spec-keys.ts'
import type { Param } from '../../src/operations/param.ts'
import { isNeeded, shownDefault } from './parameter-index.ts'

type Keys = Readonly<Record<string, Param>>

const BLOCKS: Readonly<Record<string, Keys>> = {
  'top keys': TOP_KEYS,
  'project keys': PROJECT_KEYS,
  'cluster keys': CLUSTER_KEYS,
  'database-user keys': USER_KEYS,
  'access keys': RANGE_KEYS,
  'pause keys': PAUSE_KEYS,
  'seed keys': SEED_KEYS,
  'seed from keys': SEED_SOURCE_KEYS,
}

/** What stands between the markers of docs/environment-file.md, by their names. */
export function renderEnvironmentFile(): ReadonlyMap<string, string> {
  return new Map([
    ['isolation rules', renderRules()],
    ...Object.entries(BLOCKS).map(([name, keys]) => [name, renderKeys(keys)] as const),
  ])
}

function renderKeys(keys: Keys): string {
  const rows = Object.entries(keys).map(([key, param]) => {
    const { describe, byWord } = splitDefault(param.describe)
    const byValue = shownDefault(param)
    return [
      `\`${kebabCase(key)}\`${isNeeded(param) ? ' (required)' : ''}`,
      describe,
      param.expected,
      byWord ?? (byValue === undefined ? '' : `\`${byValue}\``),
    ]
  })
  return table({ head: ['Key', 'Meaning', 'Expected', 'Default'], rows })
}

/** A default that stands in the description, because it depends on something or is kept in another form. */
function splitDefault(text: string): { describe: string; byWord: string | undefined } {
  const [sentence, byWord] = / ?Default: ([^.]+)\./.exec(text) ?? []
  return { describe: sentence === undefined ? text : text.replace(sentence, ''), byWord }
}

function renderRules(): string {
  const rows = Object.entries(ISOLATION_RULES).map(([isolation, { needs, refuses }]) => [
    `\`${isolation}\``,
    Object.entries(needs)
      .map(([name, what]) => `\`${name}\`: ${what}`)
      .join('<br>'),
    Object.entries(refuses)
      .map(([name, { why }]) => `\`${name}\`: ${why}`)
      .join('<br>'),
  ])
  return table({ head: ['`isolation`', 'Needs', 'Refuses'], rows })
}

function table({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

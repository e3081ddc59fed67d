import { kebabCase } from '../../src/base/text.ts'
import type { Operation } from '../../src/operations/operation.ts'
import { isNeeded, shownDefault } from './parameter-index.ts'

const EFFECTS: Readonly<Record<Operation['effect'], string>> = {
  read: 'Reads only. It also runs with `dry-run`.',
  write: 'Creates or changes. With `dry-run` it only says what it would do.',
  destroy: 'Deletes. With `dry-run` it only says what it would do.',
}

/** The text of docs/operations.md: everything that the operations say of themselves. */
export function renderReference(operations: ReadonlyMap<string, Operation>): string {
  return [
    '# Operations',
    '',
    '<!-- Made from src/operations by `npm test -- -u`; not edited by hand. -->',
    '',
    'Every operation can be repeated safely: it looks first and changes only what differs. Names are the same in a plan and as inputs',
    'of the action. How plans and the shared inputs work stands in the [README](../README.md).',
    '',
    ...renderOverview(operations, { link: (name) => `#${name}` }),
    '',
    ...[...operations.values()].flatMap(renderOperation),
  ].join('\n')
}

/** A table of all operations: name, effect, summary. */
export function renderOverview(
  operations: ReadonlyMap<string, Operation>,
  { link }: { link: (name: string) => string },
): string[] {
  return table({
    head: ['Operation', 'Effect', 'Does'],
    rows: [...operations.values()].map(({ name, effect, summary }) => [
      `[\`${name}\`](${link(name)})`,
      effect,
      summary,
    ]),
  })
}

function renderOperation({ name, summary, effect, params, outputs }: Operation): string[] {
  const given = Object.entries(params).map(([key, param]) => [
    `\`${kebabCase(key)}\`${isNeeded(param) ? ' (required)' : ''}`,
    param.describe,
    param.expected,
    shownDefault(param) === undefined ? '' : `\`${shownDefault(param)}\``,
  ])
  const results = Object.entries(outputs).map(([key, { describe, secret }]) => [
    `\`${kebabCase(key)}\``,
    secret ? `${describe} Secret.` : describe,
  ])
  return [
    `## ${name}`,
    '',
    summary,
    '',
    EFFECTS[effect],
    '',
    ...(given.length === 0
      ? ['It has no parameters.']
      : table({ head: ['Parameter', 'Meaning', 'Expected', 'Default'], rows: given })),
    '',
    ...(results.length === 0 ? [] : table({ head: ['Output', 'Meaning'], rows: results })),
    '',
  ]
}

function table({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

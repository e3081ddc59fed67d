import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { camelCase } from '../../src/base/text.ts'

/** The text of src/operations/index.ts: every file of the folder that defines an operation. */
export function renderOperationsIndex(folder: string): string {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && readFileSync(join(folder, file), 'utf8').includes('= defineOperation('))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
  const imports = [
    ...names.map((name) => ({ path: `./${name}.ts`, line: `import { ${camelCase(name)} } from './${name}.ts'` })),
    { path: './operation.ts', line: "import type { Operation } from './operation.ts'" },
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  return [
    '// Made from the files of this folder by `npm test -- -u`; not edited by hand.',
    ...imports.map(({ line }) => line),
    '',
    '/** Every operation by its name. */',
    'export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>(',
    '  [',
    ...names.map((name) => `    ${camelCase(name)},`),
    '  ].map((operation) => [operation.name, operation]),',
    ')',
    '',
  ].join('\n')
}

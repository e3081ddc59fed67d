// Writes the simulator's table of operations from the published description of the Admin API: `node scripts/operation-table.ts openapi.yaml`.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { renderOperationTable } from './table/render-operation-table.ts'

const root = join(import.meta.dirname, '..')
const description = process.argv[2] ?? join(root, '..', 'shared', 'atlas', 'openapi.yaml')
const file = join(root, 'src', 'simulator', 'catalogue', 'operation-table.ts')
writeFileSync(file, renderOperationTable(load(readFileSync(description, 'utf8'))))
execFileSync(join(root, 'node_modules', '.bin', 'biome'), ['check', '--write', file], { stdio: 'inherit' })

// Writes src/atlas/api-table.ts from the published description of the Admin API: `node scripts/api-table.ts openapi.yaml`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { renderApiTable } from './table/render-api-table.ts'

const root = join(import.meta.dirname, '..')
const description = process.argv[2] ?? join(root, '..', 'shared', 'atlas', 'openapi.yaml')
writeFileSync(join(root, 'src', 'atlas', 'api-table.ts'), renderApiTable(load(readFileSync(description, 'utf8'))))

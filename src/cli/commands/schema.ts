import { Argument, type Command } from 'commander'
import { specSchema } from '../../environments/file/spec-schema.ts'
import { operations } from '../../operations/index.ts'
import { planSchema } from '../../plan/schema.ts'
import type { World } from '../world.ts'

const SCHEMAS = { plan: () => planSchema(operations), environment: specSchema }

/** `schema [plan|environment]`: the JSON Schema of plans, or of environment files, on `stdout`. */
export function schema(command: Command, { terminal }: World): void {
  command
    .addArgument(new Argument('[file]', 'what is described').choices(Object.keys(SCHEMAS)).default('plan'))
    .usage('[plan|environment]')
    .addHelpText('after', HELP)
    .action((file: keyof typeof SCHEMAS) => {
      terminal.out(`${JSON.stringify(SCHEMAS[file](), null, 2)}\n`)
    })
}

const HELP = `
Editors with a YAML language server take it from a comment in the file:
  # yaml-language-server: $schema=plan.schema.json

Examples:
  mongodb-atlas-action schema > plan.schema.json
  mongodb-atlas-action schema environment > environment.schema.json
`

import type { Command } from 'commander'
import { operations } from '../../operations/index.ts'
import { planSchema } from '../../plan/schema.ts'
import type { World } from '../world.ts'

/** `schema`: the JSON Schema of plans on `stdout`. */
export function schema(command: Command, { terminal }: World): void {
  command.addHelpText('after', HELP).action(() => {
    terminal.out(`${JSON.stringify(planSchema(operations), null, 2)}\n`)
  })
}

const HELP = `
Editors with a YAML language server take it from a comment in the plan:
  # yaml-language-server: $schema=plan.schema.json

Example:
  mongodb-atlas-action schema > plan.schema.json
`

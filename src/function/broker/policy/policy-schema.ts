import { kebabCase } from '../../../base/text.ts'
import type { Operation } from '../../../operations/operation.ts'
import { PROVIDERS } from '../../../operations/subject/placement.ts'
import { type JsonSchema, paramSchema } from '../../../plan/schema.ts'
import { EFFECTS, RULE_KEYS, RULE_VERBS } from './rule-keys.ts'

/** A JSON Schema (2020-12) of the broker's policy, for editors: completion, hover texts, and most of what `readPolicy` refuses. */
export function policySchema(operations: ReadonlyMap<string, Operation>): object {
  const words: Readonly<Record<string, readonly string[]>> = {
    operations: [...operations.keys()].filter((name) => name !== 'call-api'),
    effects: EFFECTS,
    environment: RULE_VERBS,
    providers: PROVIDERS,
  }
  const properties = Object.entries(RULE_KEYS).map(([key, param]) => {
    const name = kebabCase(key)
    const schema = paramSchema(name, param)
    return [name, words[key] === undefined ? schema : { ...schema, items: { type: 'string', enum: words[key] } }]
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: "Policy of mongodb-atlas-action's broker",
    description:
      'Which jobs of GitHub Actions may have what done. Deny by default: what no single rule allows is refused.',
    type: 'object',
    properties: {
      rules: {
        title: 'rules',
        description: 'The rules; a request has to fit one of them as a whole, and the first that it fits counts.',
        type: 'array',
        items: ruleSchema(Object.fromEntries(properties)),
        maxItems: 200,
      },
    },
    required: ['rules'],
    additionalProperties: false,
  }
}

function ruleSchema(properties: JsonSchema): JsonSchema {
  const anyOf = (names: readonly string[]) => ({ anyOf: names.map((name) => ({ required: [name] })) })
  return {
    title: 'rule',
    type: 'object',
    properties,
    additionalProperties: false,
    allOf: [
      anyOf(['repository-id', 'owner-id']),
      anyOf(['operations', 'effects', 'api-operations', 'environment']),
      {
        if: anyOf(['effects', 'api-operations', 'environment']),
        // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema.
        then: anyOf(['project-ids', 'project-names', 'org-ids', 'any-project']),
      },
    ],
    dependentRequired: { repository: ['repository-id'] },
  }
}

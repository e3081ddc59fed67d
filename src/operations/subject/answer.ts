import * as z from 'zod/mini'
import { AtlasError } from '../../atlas/atlas-error.ts'
import { type EndpointName, endpoints } from '../../atlas/endpoints.ts'

/**
 * Reads an answer of Atlas through a schema that asks only for what is used: answers gain keys and enum words over time, and leave
 * some keys out while a resource is young.
 */
export function readAnswer<Value>({
  schema,
  answer,
  from,
}: {
  schema: () => z.ZodMiniType<Value>
  answer: unknown
  from: EndpointName
}): Value {
  const read = z.safeParse(schema(), answer)
  if (read.success) return read.data
  const [method, template] = endpoints[from]
  throw new AtlasError({
    method,
    template,
    message: `the answer has no usable ${read.error.issues[0]?.path.join('.') || 'content'}`,
    hint: 'If this repeats, upgrade this action, and look for a proxy that answers in the place of Atlas.',
    outcome: 'unknown',
    transient: true,
  })
}

export const hexId = () => z.string().check(z.regex(/^[0-9a-f]{24}$/))

/** `tags` is absent from the answer to some creations, and an empty list later. */
export const tagList = () => z._default(z.array(z.looseObject({ key: z.string(), value: z.string() })), [])

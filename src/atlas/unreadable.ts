import { AtlasError } from './atlas-error.ts'
import type { Method } from './send.ts'

/** An answer that says nothing: the request may have taken effect, and the next look will tell. */
export function unreadable({
  method,
  path,
  why,
  transient = true,
}: {
  method: Method
  path: string
  why: string
  /** `false` for what would only be the same again. */
  transient?: boolean
}): AtlasError {
  return new AtlasError({
    method,
    template: path,
    message: why,
    hint: 'If this repeats, look for a proxy or gateway that answers in the place of Atlas.',
    outcome: 'unknown',
    transient,
  })
}

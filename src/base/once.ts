/**
 * Makes a value when it is first asked for, and keeps it. For schemas: a run uses a few of them, and making them all at import
 * time would be a tenth of its start-up.
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The fields of what ought to be a JSON object; none of anything else. */
export function jsonFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** A number that can be that of a pull request: whole, from 1 up, and exact in JSON. Text counts too, as inputs of workflows are text. */
export function positiveNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^#?\d{1,10}$/.test(value) ? Number(value.replace('#', '')) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined
}

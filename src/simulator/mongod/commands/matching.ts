import { type Document, isDocument, keyOf } from '../documents.ts'
import { Refusal } from '../refusal.ts'

/** The documents whose fields are as the filter says. Only equality is served. */
export function matching<One extends Document>(all: readonly One[], filter: unknown): readonly One[] {
  if (filter === undefined || filter === null) return all
  if (!isDocument(filter)) throw new Refusal('TypeMismatch', 'Expected field filter to be of type object')
  const wanted = Object.entries(filter).map(([name, value]) => {
    const isOperator = isDocument(value) && Object.keys(value).some((key) => key.startsWith('$'))
    if (name.startsWith('$') || name.includes('.') || isOperator) {
      throw new Refusal('NotImplemented', `This simulator finds by equality of top-level fields only, not by ${name}.`)
    }
    return [name, keyOf(value)] as const
  })
  return all.filter((one) => wanted.every(([name, key]) => keyOf(Object.hasOwn(one, name) ? one[name] : null) === key))
}

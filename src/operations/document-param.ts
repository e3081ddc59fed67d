import * as z from 'zod/mini'
import { once } from '../base/once.ts'
import { Secret } from '../base/secret.ts'
import type { Basis } from './param.ts'

/** What a free document may hold, beside what JSON has: secrets that came by reference. */
export type Document = string | number | boolean | null | Secret | readonly Document[] | DocumentMap
interface DocumentMap {
  readonly [key: string]: Document
}

/** A mapping or list of any shape, as YAML or JSON; a secret one is JSON text. */
export function document({ describe, expected }: { describe: string; expected: string }): Basis<Document> {
  return {
    describe,
    expected,
    shape: 'document',
    schema: once(
      () => z.union([z.record(z.string(), z.any()), z.array(z.any()), z.instanceof(Secret)]) as z.ZodMiniType<Document>,
    ),
  }
}

type Scalar = string | number | boolean
export type ScalarMap = Readonly<Record<string, Scalar | readonly Scalar[]>>

/** A mapping of names to single values, or lists of them. */
export function scalarMap({ describe, expected }: { describe: string; expected: string }): Basis<ScalarMap> {
  // A long id of digits alone is a number to YAML, and has lost its digits by then.
  const exact = (value: number) => Number.isSafeInteger(value) || (Number.isFinite(value) && Math.abs(value) < 2 ** 53)
  const scalar = () => z.union([z.string(), z.number().check(z.refine(exact)), z.boolean()])
  return {
    describe,
    expected,
    shape: 'map',
    schema: once(() => z.record(z.string(), z.union([scalar(), z.array(scalar())]))),
  }
}

import * as z from 'zod/mini'
import { readDuration } from '../base/duration.ts'
import { once } from '../base/once.ts'
import { Secret } from '../base/secret.ts'
import { listOf } from '../base/text.ts'

/** One parameter: how it is read, refused and explained, wherever it comes from. */
export interface Param<Value = unknown, Certain extends boolean = boolean> {
  /** A sentence for references, schemas and help. */
  readonly describe: string
  /** What a right value is, after the word "expected": `a flag (true or false)`. */
  readonly expected: string
  /** True when the parameter always has a value, because it is required or has a default. */
  readonly certain: Certain
  readonly defaultValue: Value | undefined
  /** Checks a value as YAML gives it, and gives the value as code wants it. */
  readonly schema: () => z.ZodMiniType<Value>
  /** How text of a flat input, which is all that GitHub hands over, becomes a value for the schema. */
  readonly shape: 'text' | 'flag' | 'number' | 'list' | 'map' | 'document'
  /** The right words, where there are only a few: for editors and suggestions. */
  readonly words?: readonly string[]
  /** Its value is never shown, also not when it is refused. */
  readonly secret?: true
}

type Values<Params, Certain extends boolean> = {
  [Name in keyof Params as Params[Name] extends Param<unknown, Certain> ? Name : never]: Params[Name] extends Param<
    infer Value
  >
    ? Value
    : never
}

/** What `step` receives: certain parameters always, the others if they were given. */
export type ValuesOf<Params extends Record<string, Param>> = Readonly<
  Values<Params, true> & Partial<Values<Params, false>>
>

export type Basis<Value> = Omit<Param<Value>, 'certain' | 'defaultValue'>

/** May be left out. */
export function optional<Value>(basis: Basis<Value>): Param<Value, false> {
  return { ...basis, certain: false, defaultValue: undefined }
}

/** Must be given. */
export function required<Value>(basis: Basis<Value>): Param<Value, true> {
  return { ...basis, certain: true, defaultValue: undefined }
}

/** Has this value when it is left out. */
export function withDefault<Value>(defaultValue: Value, basis: Basis<Value>): Param<Value, true> {
  return { ...basis, certain: true, defaultValue }
}

/** Text that matches a pattern; `expected` says in words what the pattern means. */
export function text({
  describe,
  expected,
  pattern,
}: {
  describe: string
  expected: string
  pattern: RegExp
}): Basis<string> {
  return { describe, expected, shape: 'text', schema: once(() => z.string().check(z.regex(pattern))) }
}

/** Text that must never be seen. References to secret outputs come as `Secret`, everything else as text. */
export function secretText({
  describe,
  expected,
  pattern,
}: {
  describe: string
  expected: string
  pattern: RegExp
}): Basis<Secret> {
  return {
    describe,
    expected,
    shape: 'text',
    secret: true,
    schema: once(() =>
      z.pipe(
        z.union([z.string(), z.instanceof(Secret)]).check(z.refine((value) => pattern.test(revealed(value)))),
        z.transform((value: string | Secret) => (value instanceof Secret ? value : new Secret(value))),
      ),
    ),
  }
}

function revealed(value: string | Secret): string {
  return value instanceof Secret ? value.reveal() : value
}

/** One word of a few. Case does not matter, since Atlas writes some of its words in capitals. */
export function choice<const Word extends string>({
  describe,
  words,
}: {
  describe: string
  words: readonly Word[]
}): Basis<Word> {
  const find = (value: string) => words.find((word) => word.toLowerCase() === value.toLowerCase())
  return {
    describe,
    expected: listOf(
      words.map((word) => `\`${word}\``),
      'or',
    ),
    shape: 'text',
    words,
    schema: once(() =>
      z.pipe(
        z.string().check(z.refine((value) => find(value) !== undefined)),
        z.transform((value: string) => find(value) as Word),
      ),
    ),
  }
}

export function flag({ describe }: { describe: string }): Basis<boolean> {
  return { describe, expected: '`true` or `false`', shape: 'flag', schema: once(() => z.boolean()) }
}

/** A whole number within bounds, both included. */
export function count({ describe, least, most }: { describe: string; least: number; most: number }): Basis<number> {
  return {
    describe,
    expected: `a whole number from ${least} to ${most}`,
    shape: 'number',
    schema: once(() => z.number().check(z.int(), z.gte(least), z.lte(most))),
  }
}

/** A time span in milliseconds, written `90s`, `30m`, `2h` or `7d`. */
export function duration({ describe, most }: { describe: string; most: { ms: number; words: string } }): Basis<number> {
  return {
    describe,
    expected: `a time span such as \`30m\` or \`2h\`, at most ${most.words}`,
    shape: 'text',
    schema: once(() =>
      z.pipe(
        z.string().check(z.refine((value) => (readDuration(value) ?? Number.POSITIVE_INFINITY) <= most.ms)),
        z.transform((value: string) => readDuration(value) as number),
      ),
    ),
  }
}

/** Several texts of one pattern. */
export function textList({
  describe,
  expected,
  pattern,
}: {
  describe: string
  expected: string
  pattern: RegExp
}): Basis<readonly string[]> {
  return { describe, expected, shape: 'list', schema: once(() => z.array(z.string().check(z.regex(pattern)))) }
}

/** A mapping of short texts. */
export function textMap({
  describe,
  expected,
}: {
  describe: string
  expected: string
}): Basis<Readonly<Record<string, string>>> {
  const entry = () => z.string().check(z.minLength(1), z.maxLength(255))
  return { describe, expected, shape: 'map', schema: once(() => z.record(entry(), entry())) }
}

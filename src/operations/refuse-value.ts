import { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import type { Param } from './param.ts'
import { nearestName } from './suggest.ts'

const LONGEST_SHOWN = 60
const WHOLE_NUMBER = /^-?\d{1,15}$/
const FLAG = /^(?:true|false)$/i

/** Why a value is refused, without a full stop's worth of place: what was expected, what was got, and what to write instead. */
export function refuseValue({
  param,
  value,
  path,
}: {
  param: Param
  value: unknown
  /** Where in the value the wrong part is: names and indexes from 0. */
  path: readonly PropertyKey[]
}): { why: string; hint: string | undefined } {
  if (param.secret)
    return { why: `expected ${param.expected}; what was given is a secret and not shown.`, hint: undefined }
  const culprit = reach(value, path)
  const at = path.map((key) =>
    typeof key === 'number' ? `item ${key + 1}` : `\`${safeText(String(key), { longest: LONGEST_SHOWN })}\``,
  )
  const where = at.length === 0 ? '' : ` in ${at.join(', ')}`
  return {
    why: `expected ${param.expected}, got ${sayValue(culprit)}${where}.`,
    hint: mend({ param, value, path, culprit }),
  }
}

function mend({
  param,
  value,
  path,
  culprit,
}: {
  param: Param
  value: unknown
  path: readonly PropertyKey[]
  culprit: unknown
}): string | undefined {
  const fits = (other: unknown) => param.schema().safeParse(replace(value, path, other)).success
  if (culprit === null) return 'Write a value, or leave the parameter out.'
  if (isTurned(culprit) && fits(asWritten(culprit))) return `Put it in quotes: \`"${asWritten(culprit)}"\`.`
  // A hexadecimal id of digits alone, or with one `e` among them, is a number to YAML, and its digits are lost.
  if (typeof culprit === 'number' && !Number.isSafeInteger(culprit) && param.shape === 'text')
    return 'Put it in quotes, or YAML takes it for a number.'
  if (typeof culprit !== 'string') return undefined
  if (
    (WHOLE_NUMBER.test(culprit) && fits(Number(culprit))) ||
    (FLAG.test(culprit) && fits(culprit.toLowerCase() === 'true'))
  )
    return 'Write it without quotes.'
  if (path.length === 0 && param.shape === 'list' && fits([culprit]))
    return `Write it as a list: \`[${safeText(culprit, { longest: LONGEST_SHOWN })}]\`.`
  const near = nearestName({ word: culprit, candidates: param.words ?? [] })
  return near === undefined ? undefined : `Did you mean \`${near}\`?`
}

/** Plain words that YAML takes for something else than text. */
function isTurned(value: unknown): value is number | boolean | Date {
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Date
}

function asWritten(value: number | boolean | Date): string {
  return value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$/, '') : String(value)
}

/** A value in a few words, fit to be printed. */
export function sayValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (value instanceof Secret) return 'a secret'
  if (value instanceof Date) return 'a date'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping'
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'boolean') return `the flag \`${value}\``
  const shown = safeText(value, { longest: LONGEST_SHOWN })
  return shown === '' ? 'an empty text' : `\`${shown}\``
}

function reach(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return undefined
    return (inner as Record<PropertyKey, unknown>)[key]
  }, value)
}

function replace(value: unknown, path: readonly PropertyKey[], other: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return other
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replace(item, rest, other) : item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? replace(item, rest, other) : item]),
  )
}

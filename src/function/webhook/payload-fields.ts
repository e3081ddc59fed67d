import { repositoryName } from '../../github/repository-name.ts'

export type Fields = Readonly<Record<string, unknown>>

const NONE: Fields = {}

/** The fields of a JSON object, none of anything else. They are not copied: a pull request has sixty, of which two are read. */
export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : NONE
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `owner/name` of the repository that an event is about. */
export function readRepository(payload: Fields): string | undefined {
  const { full_name: fullName } = fieldsOf(payload['repository'])
  return typeof fullName === 'string' && repositoryName(fullName) !== undefined ? fullName : undefined
}

/** A time in ISO 8601 as GitHub writes it, in UTC; whole seconds stay as they are: `2026-11-22T08:00:00Z`. */
export function readTime(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(value))
    return undefined
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace('.000Z', 'Z')
}

/** A word of GitHub's own, such as an action: what else stands there is not repeated. */
export function readWord(value: unknown): string {
  return typeof value === 'string' && /^[a-z_]{1,60}$/.test(value) ? value : 'without a name'
}

import type { Issue } from '../../base/errors.ts'
import { UsageError } from '../../base/errors.ts'
import { Secret } from '../../base/secret.ts'
import { safeText } from '../../base/text.ts'
import type { Document } from '../document-param.ts'
import { HIDDEN, hideSecrets, secretsIn } from './api-secrets.ts'

/** A body as it goes over the wire, as it may be seen, and what must not be seen of it. */
export interface WrittenBody {
  readonly text: string
  readonly shown: string
  readonly secrets: readonly string[]
}

/** Throws `UsageError` for a secret that was to be the whole body and is no JSON. */
export function writeBody(body: Document): WrittenBody {
  if (body instanceof Secret) return writeSecret(body)
  const given: string[] = []
  const revealed = reveal(body)
  const secrets = [...new Set([...given, ...secretsIn(revealed)])]
  return { text: JSON.stringify(revealed), shown: JSON.stringify(hideSecrets(revealed, secrets)), secrets }

  function reveal(at: Document): unknown {
    if (at instanceof Secret) {
      given.push(at.reveal())
      return at.reveal()
    }
    if (isList(at)) return at.map(reveal)
    if (typeof at !== 'object' || at === null) return at
    return Object.fromEntries(Object.entries(at).map(([key, item]) => [key, reveal(item)]))
  }
}

function isList(value: Document): value is readonly Document[] {
  return Array.isArray(value)
}

/** The body for those who check it: nobody gets around a limit by way of a secret. */
export function openBody(body: Document | undefined): Document | undefined {
  if (!(body instanceof Secret)) return body
  try {
    return JSON.parse(body.reveal())
  } catch {
    return undefined
  }
}

function writeSecret(body: Secret): WrittenBody {
  const text = body.reveal()
  try {
    return { text, shown: HIDDEN, secrets: [text, ...secretsIn(JSON.parse(text))] }
  } catch {
    throw new UsageError([{ message: 'body: the secret is no JSON.', hint: 'Put it into a field of the body.' }])
  }
}

/** Numbers that JSON cannot hold, or that have lost digits on the way here, and their places. */
export function checkNumbers(body: Document | undefined): Issue[] {
  const issues: Issue[] = []
  walk(body, [])
  return issues

  function walk(at: Document | undefined, place: readonly string[]): void {
    if (typeof at === 'number' && (!Number.isFinite(at) || Math.abs(at) > Number.MAX_SAFE_INTEGER)) {
      const where = safeText(place.join('.'), { longest: 100 })
      const message = `body: \`${where}\` is a number that cannot be kept exactly.`
      issues.push({ message, hint: 'Put it in quotes if it is an id.' })
    } else if (typeof at === 'object' && at !== null && !(at instanceof Secret)) {
      for (const [key, item] of Object.entries(at)) walk(item, [...place, key])
    }
  }
}

import { formsOf } from '../../atlas/conceal.ts'

/**
 * Names under which Atlas answers with what opens a door, by its published description: keys, passwords and secrets, tokens of other
 * services, addresses that are secrets themselves. A bare `token` is none: the cost explorer calls an id so.
 */
const SECRET_NAME =
  /^(?!masked|.*public).*(?:password|secret|apikey|(?:private|access|service|routing|license|ssl|account)key|webhookurl|(?:delivery|download|snapshot)url|authvalue|(?:headers|body)template|.token)$/i
/** Headers of requests to other services, as a mapping or as a list of `name` and `value`: their values open doors. */
const HEADERS = /headers$/i
/** What Atlas shows of a secret later on: `********-****-****-01bdd56c8977`. */
const REDACTED = /^\*{4}/
const SECRET_TEXT = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/,
  /^https?:\/\/\S*[?&](?:X-Amz-Signature|X-Goog-Signature|Signature|sig)=/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/@:]+:[^\s/@]+@/i,
]
export const HIDDEN = '***'

/** Every secret text within a JSON value, by the name that it stands under or by its look. */
export function secretsIn(value: unknown): string[] {
  const found = new Set<string>()
  walk(value, '')
  return [...found].filter((text) => text !== '')

  function walk(at: unknown, name: string): void {
    if (typeof at === 'string') {
      if (isSecret(name, at)) found.add(at)
    } else if (Array.isArray(at)) {
      for (const item of at) walk(item, inList(name, item))
    } else if (typeof at === 'object' && at !== null) {
      for (const [key, item] of Object.entries(at)) walk(item, inMapping(name, key))
    }
  }
}

/** The name that counts for a value within a list, or a mapping, of that name. */
function inList(name: string, item: unknown): string {
  return typeof item === 'object' && HEADERS.test(name) ? 'header' : name
}

function inMapping(name: string, key: string): string {
  return HEADERS.test(name) || (name === 'header' && key === 'value') ? 'authValue' : key
}

function isSecret(name: string, text: string): boolean {
  return (SECRET_NAME.test(name) && !REDACTED.test(text)) || SECRET_TEXT.some((look) => look.test(text))
}

/** Shorter ones would blot out half of every text; they are hidden where they stand under their name. */
const SHORTEST = 6

/** The same value without its secrets, and without the given ones wherever they stand in a text. */
export function hideSecrets(value: unknown, secrets: readonly string[]): unknown {
  const long = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(formsOf)
  long.sort((a, b) => b.length - a.length)
  const short = new Set(secrets)
  const blot = (text: string) => long.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text)
  return hide(value, '')

  function hide(at: unknown, name: string): unknown {
    if (typeof at === 'string') return isSecret(name, at) || short.has(at) ? HIDDEN : blot(at)
    if (Array.isArray(at)) return at.map((item) => hide(item, inList(name, item)))
    if (typeof at !== 'object' || at === null) return at
    return Object.fromEntries(Object.entries(at).map(([key, item]) => [blot(key), hide(item, inMapping(name, key))]))
  }
}

import type { IncomingHttpHeaders } from 'node:http'
import type { Secret } from '../base/secret.ts'
import type { Layer } from './send.ts'

export interface Concealment {
  /** Innermost: no other layer ever sees a secret of ours in the headers of an answer or in the body of a refusal. */
  readonly layer: Layer
  /** From now on this is a secret of ours. */
  add(secret: Secret): void
}

/** Shorter ones would blot out half of every text; no credential of Atlas is nearly as short. */
const SHORTEST = 4

/**
 * Servers and proxies quote what they were sent, credentials included, and errors quote servers. Whatever comes back of a secret is
 * blotted out where it comes in, whole and unescaped, before anybody cuts, cleans or prints it.
 */
export function concealment(): Concealment {
  let forms: readonly string[] = []
  const blot = (text: string) => forms.reduce((left, form) => left.replaceAll(form, '***'), text)

  return {
    layer: (next) => async (request) => {
      const { status, headers, body } = await next(request)
      const refused = status < 200 || status >= 300
      return { status, headers: blotHeaders(headers, blot), body: refused ? Buffer.from(blotBody(body, blot)) : body }
    },
    add(secret) {
      const value = secret.reveal()
      if (value.length < SHORTEST) return
      forms = [...new Set([...forms, ...formsOf(value)])].sort((a, b) => b.length - a.length)
    },
  }
}

/** As it is, as it stands in JSON, and as it stands in a URL or a form, with either case of hexadecimal digits. */
export function formsOf(value: string): string[] {
  const encoded = [encodeURIComponent(value.toWellFormed()), new URLSearchParams({ '': value }).toString().slice(1)]
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    ...encoded,
    ...encoded.map((text) => text.replace(/%../g, (sign) => sign.toLowerCase())),
  ]
}

/** Read by machines and shown to nobody; a password that is a year, or `auth`, must not spoil them. */
const SPARED = new Set(['date', 'retry-after', 'www-authenticate', 'authentication-info'])

function blotHeaders(headers: IncomingHttpHeaders, blot: (text: string) => string): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value === undefined || SPARED.has(name) ? value : Array.isArray(value) ? value.map(blot) : blot(value),
    ]),
  )
}

/** JSON is read first, since it may escape any character of a secret; what is nested too deeply for that is left out. */
function blotBody(body: Buffer, blot: (text: string) => string): string {
  const text = body.toString()
  try {
    return JSON.stringify(JSON.parse(text, (_, value) => (typeof value === 'string' ? blot(value) : value)))
  } catch (error) {
    return error instanceof SyntaxError ? blot(text) : ''
  }
}

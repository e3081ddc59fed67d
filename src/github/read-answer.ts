import { safeText } from '../base/text.ts'
import { type CallName, notDocumented } from './github-error.ts'
import type { HttpAnswer } from './http-get.ts'
import { jsonFields } from './json-fields.ts'

/** What the JSON of a success holds; `undefined` for an empty one. `isText`: it is no JSON, but text. */
export function readData({ call, answer, isText }: { call: CallName; answer: HttpAnswer; isText: boolean }): unknown {
  const { status, body } = answer
  if (body.length === 0) return undefined
  if (isText) return Buffer.from(body).toString()
  const data = parsed(body)
  if (data === undefined) throw notDocumented({ call, status, what: 'something that is no JSON' })
  return data
}

/** GitHub's own words for a refusal. A proxy might quote the request, so `secret` is taken out. */
export function readMessage({ answer: { status, body }, secret }: { answer: HttpAnswer; secret: string }): string {
  if (status < 400) return ''
  const { message } = jsonFields(parsed(body))
  const text = typeof message === 'string' ? message.replaceAll(secret, '***') : ''
  return safeText(text, { longest: 200 }).replaceAll('"', "'")
}

/** Whether the header `Link` names a next page (docs: "Using pagination in the REST API"). */
export function hasNextPage({ headers: { link = '' } }: HttpAnswer): boolean {
  return /;\s*rel="?next\b/.test(String(link))
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return undefined
  }
}

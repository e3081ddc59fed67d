import type { IncomingCall } from '../incoming-call.ts'
import { type Refusal, tooLarge, unreadable, unsigned } from './refusal.ts'
import { looksLikeSignature } from './signature.ts'

/** Why a call is not read any further: what its headers alone tell, before a byte of its body was taken. */
export function refuseByHeaders({ call, mostBytes }: { call: IncomingCall; mostBytes: number }): Refusal | undefined {
  if (call.method !== 'POST') return { status: 405, error: 'Expected POST.', headers: { allow: 'POST' } }
  if (!isJson(call.header('content-type')))
    return {
      status: 415,
      error:
        'Expected the content type application/json. Set "Content type" to it in the settings of the webhook at GitHub.',
    }
  // Whoever signs signs the bytes before they are packed or after, and GitHub packs none.
  if (!['', 'identity'].includes((call.header('content-encoding') ?? '').toLowerCase()))
    return { status: 415, error: 'Expected a body without content-encoding.' }
  const signature = call.header('x-hub-signature-256')
  if (signature === undefined) return unsigned('no signature: the webhook at GitHub may have no secret')
  if (!looksLikeSignature(signature)) return unsigned('the signature is not sha256= and 64 hex digits')
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(call.header('x-github-event') ?? ''))
    return unreadable('Expected the name of an event in the header X-GitHub-Event.')
  if (Number(call.header('content-length')) > mostBytes) return tooLarge(mostBytes)
  return undefined
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(?:;|$)/i.test(contentType)
}

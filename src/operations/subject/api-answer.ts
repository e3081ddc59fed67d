import type { Answer } from '../../atlas/client.ts'
import { unreadable } from '../../atlas/unreadable.ts'
import { ActionError } from '../../base/errors.ts'
import { Secret } from '../../base/secret.ts'
import type { OutputValue, StepContext } from '../operation.ts'
import type { ApiRequest } from './api-request.ts'
import { HIDDEN, hideSecrets, secretsIn } from './api-secrets.ts'

/** What Atlas has answered: a value, or bytes that are none. */
export type Content =
  | { readonly kind: 'value'; readonly value: unknown; readonly isList: boolean }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }

/** Reads an answer as what was asked for. Throws `AtlasError` for what is none, such as the page of a proxy. */
export function readContent({ answer, request }: { answer: Answer; request: ApiRequest }): Content {
  const { bytes } = answer
  if (request.media === 'gzip' || request.media === 'csv') {
    if (/html/.test(answer.mediaType)) throw foreign({ answer, request })
    return { kind: 'bytes', bytes }
  }
  const text = bytes.toString()
  if (text.trim() === '') return { kind: 'value', value: undefined, isList: false }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Certificates have been recorded as plain text below a JSON media type.
    if (request.media === 'text' && !/html/.test(answer.mediaType)) return { kind: 'value', value: text, isList: false }
    throw foreign({ answer, request })
  }
  if (isTooDeep(value)) throw foreign({ answer, request })
  return { kind: 'value', value, isList: Array.isArray(value) }
}

/** No answer of Atlas comes near; a stack has an end. */
const DEEPEST = 500

function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
    if (level.length === 0) return false
  }
  return true
}

function foreign({
  answer: { status, mediaType },
  request: { method, path },
}: {
  answer: Answer
  request: ApiRequest
}) {
  return unreadable({
    method,
    path,
    why: `${status} with an answer that cannot be read (${mediaType || 'no media type'})`,
  })
}

/** More than this is refused as an output: GitHub allows a job 1 MB for all of them. */
const LARGEST_RESPONSE = 1_000_000

/** The outputs of a call. Secrets in the answer are kept first, and blotted out of what can be seen. */
export async function answerOutputs({
  content,
  status,
  outputFile,
  known,
  context: { secrets, outside },
}: {
  content: Content
  status: number
  outputFile: string | undefined
  /** Secrets that were sent. */
  known: readonly string[]
  context: Pick<StepContext<unknown>, 'secrets' | 'outside'>
}): Promise<Readonly<Record<string, OutputValue>>> {
  const value = content.kind === 'bytes' ? content.bytes.toString() : content.value
  const isBinary = content.kind === 'bytes' && outputFile !== undefined
  const found = isBinary ? [] : secretsIn(value)
  // Half a surrogate pair, which JSON can hold, is refused by whoever encodes it.
  for (const secret of found) secrets.keep(new Secret(secret.toWellFormed()))
  const whole = typeof value === 'string' ? value : JSON.stringify(value)
  const withSecrets =
    found.length === 0 || whole.length > LARGEST_RESPONSE ? {} : { responseWithSecrets: new Secret(whole) }
  const count = content.kind === 'value' && content.isList && Array.isArray(value) ? { count: value.length } : {}
  if (outputFile !== undefined && whole !== undefined) {
    const bytes =
      content.kind === 'bytes' ? content.bytes : Buffer.from(typeof value === 'string' ? value : `${whole}\n`)
    return { status, ...count, outputFile: await outside.saveFile({ path: outputFile, bytes }), ...withSecrets }
  }
  if (value === undefined) return { status }
  const response =
    typeof value === 'string' && secretsIn(value).length > 0 ? HIDDEN : hideSecrets(value, [...found, ...known])
  if (Math.max(JSON.stringify(response).length, found.length === 0 ? 0 : whole.length) > LARGEST_RESPONSE) {
    throw new ActionError({
      code: 'RESPONSE_TOO_LARGE',
      message: `The answer (${status}) has more than ${LARGEST_RESPONSE} characters, which is too much for an output.`,
      hint: 'Give output-file, or ask for less.',
    })
  }
  return { status, ...count, response: clean(response), ...withSecrets }
}

/** Controls other than tab and line feed, and the marks that turn or hide text: nothing that a terminal should obey. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

function clean(value: unknown): OutputValue {
  if (typeof value === 'string') return value.replace(UNSAFE, '').toWellFormed()
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(clean) as OutputValue
  if (typeof value !== 'object' || value === null) return null
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(UNSAFE, ''), clean(item)]),
  ) as OutputValue
}

import type { IncomingCall } from '../incoming-call.ts'

export interface HttpEvent {
  /** Of the payload; the answer has to be in the same. */
  readonly version: '1.0' | '2.0'
  readonly call: IncomingCall
}

type Fields = Readonly<Record<string, unknown>>

/** `undefined` for what is no HTTP request of either version (docs: "Create AWS Lambda proxy integrations for HTTP APIs"). */
export function readHttpEvent(event: Fields): HttpEvent | undefined {
  const context = fieldsOf(event['requestContext'])
  const method = fieldsOf(context['http'])['method']
  if (event['version'] === '2.0' && typeof method === 'string' && typeof event['rawPath'] === 'string')
    return { version: '2.0', call: callOf({ event, method, path: withoutStage({ path: event['rawPath'], context }) }) }
  const { httpMethod, path } = event
  if (typeof httpMethod !== 'string' || typeof path !== 'string') return undefined
  return { version: '1.0', call: callOf({ event, method: httpMethod, path: withoutStage({ path, context }) }) }
}

function callOf({ event, method, path }: { event: Fields; method: string; path: string }): IncomingCall {
  const header = headerReader(event)
  return {
    method: method.toUpperCase(),
    path,
    header,
    readBody: async (most) => readBody({ event, most, announced: header('content-length') }),
  }
}

/**
 * Version 2.0 has names in lower case and joins what came more than once by commas; version 1.0 keeps the names as they were sent, and
 * of several values the last one, with all of them beside it.
 */
function headerReader(event: Fields): IncomingCall['header'] {
  const single = fieldsOf(event['headers'])
  const multiple = fieldsOf(event['multiValueHeaders'])
  return (name) => {
    const values = sentAs(multiple, name)
    const value: unknown = Array.isArray(values) && values.length > 0 ? values[0] : sentAs(single, name)
    return typeof value === 'string' ? value : undefined
  }
}

function sentAs(headers: Fields, name: string): unknown {
  if (Object.hasOwn(headers, name)) return headers[name]
  const sent = Object.keys(headers).find((key) => key.length === name.length && key.toLowerCase() === name)
  return sent === undefined ? undefined : headers[sent]
}

/**
 * A stage other than `$default` stands before the path of HTTP APIs. REST APIs leave it out of `path`, but have it in the path of their
 * context: what begins like the stage by itself is not it there.
 */
function withoutStage({ path, context }: { path: string; context: Fields }): string {
  const { stage } = context
  if (typeof stage !== 'string' || stage === '' || stage === '$default') return path
  if (context['path'] === `/${stage}${path}`) return path
  if (path === `/${stage}`) return '/'
  return path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : path
}

function readBody({
  event: { body, isBase64Encoded },
  most,
  announced,
}: {
  event: Fields
  most: number
  announced: string | undefined
}): Uint8Array | 'too large' | 'cut short' {
  const text = typeof body === 'string' ? body : ''
  const encoding = isBase64Encoded === true ? 'base64' : 'utf8'
  // Known without decoding it: four characters of base64 are three bytes, and no letter is less than a byte.
  if (Buffer.byteLength(text, encoding) > most) return 'too large'
  const bytes = Buffer.from(text, encoding)
  if (announced !== undefined && bytes.length < Number(announced)) return 'cut short'
  return bytes
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

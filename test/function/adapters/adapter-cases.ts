import { gzipSync } from 'node:zlib'
import { CURRENT, delivery, PREVIOUS, type SentRequest, sign } from '../support/delivery.ts'
import { githubExample } from '../support/github-examples.ts'

/** One delivery, and what every adapter has to make of it. */
export interface AdapterCase {
  readonly name: string
  /** Built when it runs: some are large. */
  readonly request: () => SentRequest
  readonly status: number
  /** What the sentence of a refusal says. */
  readonly error?: RegExp
  /** Whether a run is started. */
  readonly starts?: boolean
}

const opened = githubExample('pull_request', 'opened')
const bytes = Buffer.from(JSON.stringify(opened))
const DEEP = 200_000

const signed = (text: string) => delivery({ body: Buffer.from(text) })
const renamed = (rename: (name: string) => string): SentRequest => {
  const { headers, ...request } = delivery({ body: opened })
  return {
    ...request,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [rename(name), value])),
  }
}
const without = (gone: string): SentRequest => {
  const { headers, ...request } = delivery({ body: opened })
  return { ...request, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== gone)) }
}
const unsigned = { status: 401, error: /signature X-Hub-Signature-256/ } as const
const wrongType = { status: 415, error: /content type application\/json/ } as const
const unreadable = { status: 400, error: /^The body |^Expected the (?:payload|name) of/ } as const
const accepted = { status: 202, starts: true } as const

export const adapterCases: readonly AdapterCase[] = [
  { name: 'signed with the current secret', request: () => delivery({ body: opened }), ...accepted },
  { name: 'signed with the previous secret', request: () => delivery({ body: opened, secret: PREVIOUS }), ...accepted },
  { name: 'headers in small letters', request: () => renamed((name) => name.toLowerCase()), ...accepted },
  { name: 'headers in capitals', request: () => renamed((name) => name.toUpperCase()), ...accepted },
  {
    name: 'letters of many bytes, signed as bytes',
    request: () => delivery({ body: { ...opened, note: 'Grüße \u2028 日本 👩‍🚀 \u0000' } }),
    ...accepted,
  },
  {
    name: 'bytes that JSON would write otherwise',
    request: () => signed(JSON.stringify(opened, null, '\t').replaceAll('/', '\\/')),
    ...accepted,
  },
  {
    name: 'a content type with a charset',
    request: () => delivery({ body: opened, headers: { 'Content-Type': 'Application/JSON; charset=utf-8' } }),
    ...accepted,
  },
  {
    name: 'signed with a secret of somebody else',
    request: () => delivery({ body: opened, secret: 'a secret that is not of this webhook' }),
    ...unsigned,
  },
  {
    name: 'one bit of the body changed',
    request: () => {
      const changed = Buffer.from(bytes)
      changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
      return { ...delivery({ body: opened }), body: changed }
    },
    ...unsigned,
  },
  {
    name: 'half of the body',
    request: () => ({ ...delivery({ body: opened }), body: bytes.subarray(0, bytes.length / 2) }),
    ...unsigned,
  },
  {
    name: 'nothing of the body',
    request: () => ({ ...delivery({ body: opened }), body: Buffer.alloc(0) }),
    ...unsigned,
  },
  { name: 'no body, signed', request: () => signed(''), ...unreadable },
  { name: 'no signature', request: () => without('X-Hub-Signature-256'), ...unsigned },
  ...[
    'sha256=',
    'sha256=00',
    `sha1=${'0'.repeat(40)}`,
    '0'.repeat(64),
    `sha256=${'g'.repeat(64)}`,
    `sha256=${'0'.repeat(65)}`,
    sign({ bytes, secret: CURRENT }).toUpperCase(),
    `${sign({ bytes, secret: CURRENT })}, ${sign({ bytes, secret: CURRENT })}`,
  ].map((signature) => ({
    name: `the signature ${signature.slice(0, 20)}`,
    request: () => delivery({ body: opened, headers: { 'X-Hub-Signature-256': signature } }),
    ...unsigned,
  })),
  {
    name: 'a body that is packed',
    request: () => delivery({ body: gzipSync(bytes), headers: { 'Content-Encoding': 'gzip' } }),
    status: 415,
    error: /without content-encoding/,
  },
  { name: 'packed, and not said so', request: () => delivery({ body: gzipSync(bytes) }), ...unreadable },
  {
    name: 'a form, as GitHub sends by default',
    request: () =>
      delivery({
        body: Buffer.from(`payload=${encodeURIComponent(bytes.toString())}`),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      }),
    ...wrongType,
  },
  {
    name: 'text',
    request: () => delivery({ body: opened, headers: { 'Content-Type': 'text/plain' } }),
    ...wrongType,
  },
  {
    name: 'almost JSON',
    request: () => delivery({ body: opened, headers: { 'Content-Type': 'application/jsonp' } }),
    ...wrongType,
  },
  { name: 'no content type', request: () => without('Content-Type'), ...wrongType },
  { name: 'no event', request: () => without('X-GitHub-Event'), ...unreadable },
  {
    name: 'an event of no such name',
    request: () => delivery({ event: '../../pull_request', body: opened }),
    ...unreadable,
  },
  {
    name: '30 MB',
    request: () => delivery({ body: Buffer.alloc(30_000_000, ' ') }),
    status: 413,
    error: /more than 26214400 bytes/,
  },
  ...['{', 'null', '"text"', '42', '[{}]', '\ufeff{}'].map((text) => ({
    name: `the JSON ${JSON.stringify(text)}`,
    request: () => signed(text),
    ...unreadable,
  })),
  { name: 'an array of great depth', request: () => signed('['.repeat(DEEP) + ']'.repeat(DEEP)), ...unreadable },
  {
    name: 'an object of great depth',
    request: () => signed(`{"action":"opened","pull_request":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`),
    ...unreadable,
  },
  {
    name: 'a payload that lacks its pull request',
    request: () => delivery({ body: { ...opened, pull_request: null } }),
    ...unreadable,
  },
  {
    name: 'a repository that no repository is called',
    request: () => delivery({ body: { ...opened, repository: { full_name: 'owner/name\n::set-output' } } }),
    ...unreadable,
  },
  {
    name: 'GET',
    request: () => ({ ...delivery({ body: Buffer.alloc(0) }), method: 'GET' }),
    status: 405,
    error: /^Expected POST\.$/,
  },
  {
    name: 'PUT',
    request: () => ({ ...delivery({ body: opened }), method: 'PUT' }),
    status: 405,
    error: /^Expected POST\.$/,
  },
]

import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Counted, startCountingProxy } from './counting-proxy.ts'

/** The realm that Atlas uses. */
export const REALM = 'MMS Public API'
export const PUBLIC_KEY = 'abcdefgh'
export const PRIVATE_KEY = '0a1b2c3d-4e5f-4607-8899-aabbccddeeff'

/** A server that asks for HTTP Digest and answers any method below `/api` with 200 and JSON: `{ method, body }`. */
export interface DigestPeer {
  readonly url: string
  /** Every request that reached the server, refused ones too. */
  readonly exchanges: readonly Counted[]
  reset(): void
  stop(): Promise<void>
}

/** Puts the counting relay before a started server, and takes over what is to be stopped with it, last come first. */
export async function countedPeer({ url, stack }: { url: string; stack: AsyncDisposableStack }): Promise<DigestPeer> {
  const proxy = await startCountingProxy({ target: url })
  stack.defer(proxy.stop)
  const everything = stack.move()
  return {
    url: proxy.url,
    exchanges: proxy.exchanges,
    reset: proxy.reset,
    stop: () => everything.disposeAsync(),
  }
}

/**
 * A CGI program (RFC 3875) for all paths below `/api`: the one way in which these servers answer any method without being programmed
 * themselves, and it shows that the body arrived. Gives back the folder that holds it.
 */
export async function writeAnswerer(folder: string): Promise<string> {
  const cgi = join(folder, 'cgi')
  await mkdir(cgi)
  await writeFile(join(cgi, 'api'), SCRIPT, { mode: 0o755 })
  return cgi
}

/** Standard input may stay open when there is no body, so it reads what Content-Length says and no more. */
const SCRIPT = `#!/bin/sh
body=null
if [ "\${CONTENT_LENGTH:-0}" -gt 0 ]; then body=$(head -c "$CONTENT_LENGTH"); fi
printf 'Content-Type: application/json\r\n\r\n{"method":"%s","body":%s}' "$REQUEST_METHOD" "$body"
`

/** A line of an htdigest file: only the hash of user, realm and password (RFC 7616 section 3.4.2) is kept. */
export function htdigestLine(algorithm: 'md5' | 'sha256'): string {
  const hash = createHash(algorithm).update(`${PUBLIC_KEY}:${REALM}:${PRIVATE_KEY}`).digest('hex')
  return `${PUBLIC_KEY}:${REALM}:${hash}\n`
}

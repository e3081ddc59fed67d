/** The parameters of an `Authorization: Digest` header that has the syntax of RFC 7616 §3.4. */
export type DigestParameters = Readonly<Record<string, string>>

const PARAMETER = /\s*([A-Za-z0-9*_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,|$)/y

/** RFC 7616 §3.4: these MUST be quoted strings, and `algorithm`, `qop` and `nc` MUST NOT be. */
const QUOTED = new Set(['username', 'realm', 'nonce', 'uri', 'response', 'cnonce', 'opaque'])
const BARE = new Set(['algorithm', 'qop', 'nc'])

/** Reads the header; `undefined` when it is not Digest, repeats a parameter, or quotes what must be bare or the reverse. */
export function readDigestHeader(header: string): DigestParameters | undefined {
  const scheme = /^Digest\s+/i.exec(header)
  if (!scheme) return undefined
  const parameters: Record<string, string> = {}
  PARAMETER.lastIndex = scheme[0].length
  while (PARAMETER.lastIndex < header.length) {
    const match = PARAMETER.exec(header)
    if (!match) return undefined
    const name = (match[1] ?? '').toLowerCase()
    const quoted = match[2]
    if (name in parameters) return undefined
    if (quoted === undefined ? QUOTED.has(name) : BARE.has(name)) return undefined
    parameters[name] = quoted === undefined ? (match[3] ?? '') : quoted.replace(/\\(.)/g, '$1')
  }
  return parameters
}

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type Issue, UsageError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'

/** Who signs for a GitHub App. */
export interface AppKey {
  /** The app's id, or its client id: GitHub takes either as the issuer of a JSON web token. */
  readonly appId: string
  readonly key: KeyObject
}

const FROM = 'Generate one on the page of the GitHub App, below "Private keys", and give the whole file as it is.'

/**
 * The id and the PEM key of a GitHub App, PKCS#1 as GitHub hands it out, or PKCS#8; line breaks may be written as `\n`, or lost, as it
 * happens to keys in environment variables. Throws a `UsageError` with every issue, none of which holds anything of the key.
 */
export function readAppKey({
  appId,
  privateKey,
  variables = { appId: 'GITHUB_APP_ID', privateKey: 'GITHUB_APP_PRIVATE_KEY' },
}: {
  appId: string
  privateKey: Secret
  /** Where the two come from, as issues are to name them. */
  variables?: { readonly appId: string; readonly privateKey: string }
}): AppKey {
  const issues: Issue[] = []
  const id = appId.trim()
  // Ids are numbers; client ids look like `Iv1.8a61f9b3a7aba766` and `Iv23liAbCdEfGhIjKlMn`.
  if (!/^(?:[1-9]\d{0,14}|Iv[\w.]{6,60})$/.test(id)) {
    const message = `${variables.appId}: expected the id of a GitHub App, such as \`123456\`, got \`${safeText(id, { longest: 40 })}\`.`
    issues.push({ message, hint: 'It is on the page of the GitHub App, below "About".' })
  }
  const key = readKey(privateKey.reveal())
  if (typeof key === 'string') {
    issues.push({
      message: `${variables.privateKey}: expected the private key of a GitHub App, got ${key}.`,
      hint: FROM,
    })
  }
  if (typeof key === 'string' || issues.length > 0) throw new UsageError(issues)
  return { appId: id, key }
}

/** The key, or what is there in its place. */
function readKey(text: string): KeyObject | string {
  const [, label, body] = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/.exec(unescaped(text)) ?? []
  if (text.trim() === '') return 'nothing'
  if (label === undefined || body === undefined)
    return text.includes('-----BEGIN') ? 'only the beginning of a PEM file' : 'no PEM file'
  if (label !== 'RSA PRIVATE KEY' && label !== 'PRIVATE KEY') return `a PEM file that says \`${label}\``
  if (/Proc-Type|DEK-Info/.test(body)) return 'a key that is encrypted'
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? []
  const pem = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'rsa' ? key : 'one that is no RSA key'
  } catch {
    // What OpenSSL says is of no use to the reader, and might quote.
    return 'a PEM file that is damaged'
  }
}

function unescaped(text: string): string {
  return text.replaceAll(/\\r|\\n/g, '\n')
}

import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { saslPrep } from './sasl-prep.ts'

const derive = promisify(pbkdf2)
const KEY_BYTES = 32

const hmac = (key: Buffer, text: string | Buffer) => createHmac('sha256', key).update(text).digest()

/** What a server keeps of a password (RFC 5802 §3), for SCRAM-SHA-256 (RFC 7677). */
export interface Credential {
  readonly salt: Buffer
  readonly iterations: number
  readonly storedKey: Buffer
  readonly serverKey: Buffer
}

export async function createCredential(
  password: string,
  { salt, iterations }: Pick<Credential, 'salt' | 'iterations'>,
): Promise<Credential> {
  const salted = await derive(saslPrep(password), salt, iterations, KEY_BYTES, 'sha256')
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest()
  return { salt, iterations, storedKey, serverKey: hmac(salted, 'Server Key') }
}

/** The first message of a client: `n,,n=user,r=nonce`. */
export interface ClientFirst {
  readonly header: string
  readonly username: string
  readonly nonce: string
  readonly bare: string
}

/**
 * `undefined` for what RFC 5802 §7 does not allow, for channel binding and other identities, which MongoDB has not, and for a nonce of
 * less than four characters, which it refuses.
 */
export function readClientFirst(text: string): ClientFirst | undefined {
  const [, header = '', bare = '', name = '', nonce = ''] = /^([ny],,)(n=([^,]+),r=([!-+\--~]{4,}))$/.exec(text) ?? []
  if (nonce === '' || /=(?!2C|3D)/.test(name)) return undefined
  return { header, bare, nonce, username: name.replaceAll('=2C', ',').replaceAll('=3D', '=') }
}

/** A login of which the server said its first message, and awaits the client's last. */
export interface Challenge {
  readonly client: ClientFirst
  readonly credential: Credential
  readonly nonce: string
  /** What the server says. */
  readonly message: string
}

export function challenge(client: ClientFirst, credential: Credential, serverNonce: string): Challenge {
  const nonce = client.nonce + serverNonce
  const message = `r=${nonce},s=${credential.salt.toString('base64')},i=${credential.iterations}`
  return { client, credential, nonce, message }
}

/** The server's last message, `v=signature`, for a client that proved that it knows the password; otherwise `undefined`. */
export function checkProof({ client, credential, nonce, message }: Challenge, text: string): string | undefined {
  const [, unproven = '', binding = '', given = '', proofText = ''] =
    /^(c=([^,]*),r=([^,]*)),p=([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? []
  const proof = Buffer.from(proofText, 'base64')
  if (given !== nonce || binding !== Buffer.from(client.header).toString('base64')) return undefined
  if (proof.length !== KEY_BYTES) return undefined
  const all = `${client.bare},${message},${unproven}`
  const signature = hmac(credential.storedKey, all)
  const clientKey = Buffer.from(proof.map((byte, at) => byte ^ (signature[at] ?? 0)))
  const storedKey = createHash('sha256').update(clientKey).digest()
  if (!timingSafeEqual(storedKey, credential.storedKey)) return undefined
  return `v=${hmac(credential.serverKey, all).toString('base64')}`
}

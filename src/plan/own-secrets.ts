import { createHmac, randomBytes } from 'node:crypto'
import { Secret } from '../base/secret.ts'
import type { OwnSecrets } from '../operations/own-secrets.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 40
/** Shorter ones would blot out half of every text, and tell by its gaps what they are. */
const SHORTEST = 4

/** Who has to know of a secret before it is used: whoever masks it in the log, and whoever blots it out of answers. */
export type KeepSecret = (secret: Secret) => void

/** The secrets of one run. */
export interface SecretKeeping {
  /** The part that belongs to one step. */
  ofStep(id: string): OwnSecrets
  /** Keeps every secret within the parameters of a step, and blots all that are known out of a text. */
  keep: KeepSecret
  blot(text: string): string
}

/**
 * The secrets of a run come from one key, so that a host which loses its process between two steps knows them again: it keeps a key
 * of its own, and hands in one that it has derived from that for this run. Others let it be random, and it is gone with the process.
 */
export function createSecretKeeping(onSecret: KeepSecret, lasting?: Uint8Array): SecretKeeping {
  const key = lasting ?? randomBytes(32)
  const known = new Set<string>()
  const keep: KeepSecret = (secret) => {
    const value = secret.reveal()
    if (known.has(value) || value === '') return
    known.add(value)
    onSecret(secret)
  }
  return {
    keep,
    blot: (text) =>
      [...known]
        .filter((value) => value.length >= SHORTEST)
        .sort((a, b) => b.length - a.length)
        .reduce((left, value) => left.replaceAll(value, '***'), text),
    ofStep: (id) => ({
      keep,
      isLasting: lasting !== undefined,
      make(name) {
        const secret = new Secret(derive({ key, name: `${id} ${name}` }))
        keep(secret)
        return secret
      },
    }),
  }
}

/** HMAC as a pseudorandom function (RFC 2104): its 512 bits, of which the 238 that are written out are as good as uniform. */
function derive({ key, name }: { key: Uint8Array; name: string }): string {
  let left = BigInt(`0x${createHmac('sha512', key).update(name).digest('hex')}`)
  const base = BigInt(ALPHABET.length)
  return Array.from({ length: LENGTH }, () => {
    const sign = ALPHABET[Number(left % base)]
    left /= base
    return sign
  }).join('')
}

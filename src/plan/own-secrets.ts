import { randomInt } from 'node:crypto'
import { Secret } from '../base/secret.ts'
import type { OwnSecrets } from '../operations/own-secrets.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 40

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

export function createSecretKeeping(onSecret: KeepSecret): SecretKeeping {
  const made = new Map<string, Secret>()
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
      [...known].sort((a, b) => b.length - a.length).reduce((left, value) => left.replaceAll(value, '***'), text),
    ofStep: (id) => ({
      keep,
      find: (name) => made.get(`${id} ${name}`),
      make(name) {
        const secret = new Secret(Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''))
        made.set(`${id} ${name}`, secret)
        keep(secret)
        return secret
      },
    }),
  }
}

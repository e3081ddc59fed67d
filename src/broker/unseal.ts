import type { webcrypto } from 'node:crypto'
import * as z from 'zod/mini'
import { ActionError } from '../base/errors.ts'
import { once } from '../base/once.ts'
import { Secret } from '../base/secret.ts'
import { SEAL_ALGORITHM, SEAL_ENCRYPTION } from './seal.ts'

const sealedShape = once(() => z.strictObject({ since: z.string(), values: z.record(z.string(), z.string()) }))

/**
 * Opens what `seal` has closed for this key: each secret by `<step>.<output>`. Rejects with `SEALED_UNREADABLE` when it was changed on
 * the way, was meant for another job, or answers another request.
 */
export async function unseal({
  sealed,
  privateKey,
  since,
}: {
  sealed: string
  privateKey: webcrypto.CryptoKey
  /** The nonce of the request that this is the answer to. */
  since: string
}): Promise<ReadonlyMap<string, Secret>> {
  const { compactDecrypt } = await import('jose/jwe/compact/decrypt')
  try {
    const { plaintext } = await compactDecrypt(sealed, privateKey, {
      keyManagementAlgorithms: [SEAL_ALGORITHM],
      contentEncryptionAlgorithms: [SEAL_ENCRYPTION],
    })
    const opened = sealedShape().parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)))
    if (opened.since !== since) throw new Error()
    return new Map(Object.entries(opened.values).map(([name, value]) => [name, new Secret(value)]))
  } catch {
    // The cause may quote what was opened.
    throw new ActionError({
      code: 'SEALED_UNREADABLE',
      message: 'the secret outputs that the broker has sealed for this job cannot be opened.',
      hint: 'Run the job again; if it repeats, look for something between the job and the broker that changes answers.',
    })
  }
}

import { generateKeyPair, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { bits, element, integer, objectId, octets, sequence, set, time, utf8, yes } from './der.ts'

const COMMON_NAME = '2.5.4.3'
const ORGANIZATION = '2.5.4.10'
const ORGANIZATIONAL_UNIT = '2.5.4.11'
const KEY_USAGE = '2.5.29.15'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2'
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'

const keyPair = promisify(generateKeyPair)

const name = (attributes: readonly (readonly [type: string, value: string])[]): Buffer =>
  sequence(...attributes.map(([type, value]) => set(sequence(objectId(type), utf8(value)))))

const pem = (label: string, der: Buffer): string =>
  [`-----BEGIN ${label}-----`, ...(der.toString('base64').match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join(
    '\n',
  )

/**
 * A certificate of RFC 5280 for a client, and its private key, as PEM. Recorded: issuer, subject, extensions and their order; Atlas's
 * key has 4096 bits, and it signs with RSA. Here the key is shorter and the issuer's is of another kind: both are made for each
 * certificate, and making such keys takes seconds.
 */
export async function issueCertificate({
  commonName,
  projectId,
  serial,
  notBefore,
  notAfter,
}: {
  commonName: string
  projectId: string
  serial: bigint
  notBefore: number
  notAfter: number
}): Promise<string> {
  const user = await keyPair('rsa', { modulusLength: 2048 })
  const issuer = await keyPair('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(objectId(ECDSA_WITH_SHA256))
  const contents = sequence(
    element(0xa0, integer(2n)),
    integer(serial),
    algorithm,
    name([
      [COMMON_NAME, projectId],
      [ORGANIZATIONAL_UNIT, 'Atlas'],
      [ORGANIZATION, 'MongoDB Inc'],
    ]),
    sequence(time(notBefore), time(notAfter)),
    name([[COMMON_NAME, commonName]]),
    user.publicKey.export({ type: 'spki', format: 'der' }),
    element(
      0xa3,
      sequence(
        // digitalSignature, the first of the bits.
        sequence(objectId(KEY_USAGE), yes(), octets(bits(Buffer.from([0x80]), 7))),
        sequence(objectId(EXTENDED_KEY_USAGE), yes(), octets(sequence(objectId(CLIENT_AUTHENTICATION)))),
      ),
    ),
  )
  const signature = sign('sha256', contents, issuer.privateKey)
  const certificate = pem('CERTIFICATE', sequence(contents, algorithm, bits(signature)))
  return certificate + user.privateKey.export({ type: 'pkcs8', format: 'pem' })
}

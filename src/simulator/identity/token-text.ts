import type { Random } from '../random.ts'

/** A token that looks like Atlas's: a JWT signed with ES512, whose signature nobody can check. Times are seconds since 1970. */
export function tokenText(
  random: Random,
  { clientId, issuedAt, expiresAt }: { clientId: string; issuedAt: number; expiresAt: number },
): string {
  const claims = {
    iss: 'https://cloud.mongodb.com',
    aud: 'api://admin',
    sub: clientId,
    cid: clientId,
    actorId: clientId,
    iat: issuedAt,
    exp: expiresAt,
    jti: random.uuid(),
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'ES512', typ: 'JWT' })}.${part(claims)}.${random.bytes(132).toString('base64url')}`
}

import { verify } from 'node:crypto'
import type { AppModel } from './app-model.ts'

/** What GitHub says to a JSON web token of an app that it does not take; `undefined` to one that it takes. By docs "Generating a JSON web token". */
export function refusedJwt({
  token,
  app,
  now,
}: {
  token: string
  app: AppModel | undefined
  now: Date
}): string | undefined {
  const [head = '', payload = '', signature = ''] = token.split('.')
  const undecodable = 'A JSON web token could not be decoded'
  const header = decoded(head)
  const claims = decoded(payload)
  if (app === undefined || header === undefined || claims === undefined) return undecodable
  if (header['alg'] !== 'RS256') return undecodable
  const signed = Buffer.from(`${head}.${payload}`)
  const isSigned = [...app.keys].some((key) => verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url')))
  if (!isSigned) return undecodable
  const { iss, iat, exp } = claims
  if (String(iss) !== String(app.id) && iss !== app.clientId)
    return "'Issuer' claim ('iss') must be an Integer or a client id"
  const seconds = now.getTime() / 1000
  if (typeof iat !== 'number' || !Number.isInteger(iat) || iat > seconds)
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued"
  if (typeof exp !== 'number' || !Number.isInteger(exp) || exp <= seconds)
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"
  if (exp > seconds + 600) return "'Expiration time' claim ('exp') is too far in the future"
  return undefined
}

function decoded(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

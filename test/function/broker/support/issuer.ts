import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export const AUDIENCE = 'https://broker.example'

/** Claims as GitHub documents them for a pull request (docs: "OpenID Connect reference"). */
export const CLAIMS = {
  sub: 'repo:octo-org@65/shop@74:pull_request',
  repository: 'octo-org/shop',
  repository_id: '74',
  repository_owner: 'octo-org',
  repository_owner_id: '65',
  run_id: '22259804324',
  run_number: '10',
  run_attempt: '2',
  ref: 'refs/pull/42/merge',
  event_name: 'pull_request',
  workflow_ref: 'octo-org/shop/.github/workflows/preview.yml@refs/pull/42/merge',
  job_workflow_ref: 'octo-org/shop/.github/workflows/preview.yml@refs/pull/42/merge',
  actor: 'octocat',
} as const

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>
/** Claims over those of a right token; `undefined` leaves one out. */
type Claims = Readonly<Record<string, unknown>>

interface Signing {
  readonly alg?: 'RS256' | 'RS512' | 'PS256' | 'HS256' | 'none'
  readonly kid?: string | undefined
  /** `strange`: a key that the issuer has never had. */
  readonly key?: 'own' | 'strange'
}

export interface Issuer {
  /** `http://127.0.0.1:port`: what tokens name as `iss`. */
  readonly issuer: string
  /** A right token but for what is said. Times count from `now`. */
  sign(claims?: Claims, signing?: Signing): Promise<string>
  /** From now on another key signs, and the old one is published no more. */
  rotate(): Promise<void>
  /** What the keys are asked for with from now on; `undefined`: as it should be. */
  answerWith(answer: ((response: ServerResponse) => void) | undefined): void
  /** How often the keys have been asked for. */
  readonly jwksRequests: number
  close(): Promise<void>
}

/** An issuer of OIDC tokens on 127.0.0.1, which publishes its keys as GitHub's does. */
export async function startIssuer({ now = () => new Date() }: { now?: () => Date } = {}): Promise<Issuer> {
  let pair: KeyPair = await generateKeyPair('RS256', { extractable: true })
  let generation = 1
  let requests = 0
  let instead: ((response: ServerResponse) => void) | undefined
  const server = createServer(async (request, response) => {
    if (request.url !== '/.well-known/jwks') return response.writeHead(404).end()
    requests += 1
    if (instead !== undefined) return instead(response)
    const { kty, n, e } = await exportJWK(pair.publicKey)
    const key = { kty, n, e, kid: `key-${generation}`, alg: 'RS256', use: 'sig' }
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [key] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function sign(claims: Claims = {}, { alg = 'RS256', key = 'own', ...signing }: Signing = {}): Promise<string> {
    const seconds = Math.floor(now().getTime() / 1000)
    const payload = {
      iss: issuer,
      aud: AUDIENCE,
      jti: crypto.randomUUID(),
      iat: seconds,
      nbf: seconds - 300,
      exp: seconds + 300,
      ...CLAIMS,
      ...claims,
    } as JWTPayload
    const kid = 'kid' in signing ? signing.kid : `key-${generation}`
    const header = { alg, typ: 'JWT', ...(kid !== undefined && { kid }) }
    if (alg === 'none') return `${base64url(header)}.${base64url(payload)}.`
    const signer = new SignJWT(payload).setProtectedHeader(header)
    // The oldest trick: the public key, which everybody has, as the secret of an HMAC.
    if (alg === 'HS256') return signer.sign(new TextEncoder().encode(await exportSPKI(pair.publicKey)))
    if (key === 'own' && alg === 'RS256') return signer.sign(pair.privateKey)
    return signer.sign((await generateKeyPair(alg)).privateKey)
  }

  return {
    issuer,
    sign,
    async rotate() {
      pair = await generateKeyPair('RS256', { extractable: true })
      generation += 1
    },
    answerWith: (answer) => {
      instead = answer
    },
    get jwksRequests() {
      return requests
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

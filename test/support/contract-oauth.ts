import { type Exchange, headerOf } from './contract-exchange.ts'

const TOKEN = '/api/oauth/token'
const REVOKE = '/api/oauth/revoke'

/** The two OAuth routes stand outside the OpenAPI document; what they want is documented for service accounts (RFC 6749, RFC 7009). */
export function isOAuthPath(pathname: string): boolean {
  return pathname === TOKEN || pathname === REVOKE
}

export function checkOAuthRequest({ method, requestHeaders, requestBody }: Exchange, pathname: string): string[] {
  const form = new URLSearchParams(requestBody.toString('utf8'))
  const expected = pathname === TOKEN ? { grant_type: 'client_credentials' } : { token_type_hint: 'access_token' }
  const [, basic] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(headerOf(requestHeaders, 'authorization') ?? '') ?? []
  const pair = Buffer.from(basic ?? '', 'base64').toString('utf8')
  const contentType = headerOf(requestHeaders, 'content-type') ?? 'none'
  const names = pathname === TOKEN ? ['grant_type', 'scope'] : ['token', 'token_type_hint']
  return [
    ...(method === 'POST' ? [] : ['expected POST']),
    ...(/^application\/x-www-form-urlencoded(;|$)/.test(contentType)
      ? []
      : [`Content-Type: expected a form, got ${contentType}`]),
    // The raw pair: the service does not undo the form encoding that RFC 6749 section 2.3.1 asks for.
    ...(/^mdb_sa_id_[a-fA-F\d]{24}:./.test(pair)
      ? []
      : ['Authorization: expected Basic with the raw client id and secret']),
    ...Object.entries(expected)
      .filter(([name, value]) => form.get(name) !== value)
      .map(([name, value]) => `form ${name}: expected ${value}, got ${form.get(name) ?? 'none'}`),
    ...(pathname === REVOKE && !form.get('token') ? ['form token is missing'] : []),
    ...[...form.keys()].filter((name) => !names.includes(name)).map((name) => `form ${name} is not a parameter`),
  ].map((problem) => `${method} ${pathname}: ${problem}`)
}

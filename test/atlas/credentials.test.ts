import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CredentialInputs, type Credentials, chooseCredentials } from '../../src/atlas/credentials.ts'
import type { Issue } from '../../src/base/errors.ts'

function chosen(inputs: CredentialInputs, environment: Record<string, string> = {}): Credentials {
  const result = chooseCredentials({ inputs, environment })
  if ('message' in result) throw new Error(result.message)
  return result
}

function refused(inputs: CredentialInputs, environment: Record<string, string> = {}): Issue {
  const result = chooseCredentials({ inputs, environment })
  if ('kind' in result) throw new Error(`${result.kind} was accepted`)
  expect(result.hint).toMatch(/^[A-Z].*\.$/)
  return result
}

/** The credentials with their secret in the open, for comparing. */
function revealed(credentials: Credentials): readonly string[] {
  switch (credentials.kind) {
    case 'service-account':
      return ['service-account', credentials.clientId, credentials.clientSecret.reveal()]
    case 'api-key':
      return ['api-key', credentials.publicKey, credentials.privateKey.reveal()]
    case 'access-token':
      return ['access-token', credentials.accessToken.reveal()]
    case 'login':
      return ['login']
  }
}

const EVERY_VARIABLE = {
  MONGODB_ATLAS_CLIENT_ID: 'id-1',
  MONGODB_ATLAS_CLIENT_SECRET: 'secret-1',
  MONGODB_ATLAS_PUBLIC_API_KEY: 'id-2',
  MONGODB_ATLAS_PRIVATE_API_KEY: 'secret-2',
  MONGODB_ATLAS_PUBLIC_KEY: 'id-3',
  MONGODB_ATLAS_PRIVATE_KEY: 'secret-3',
  ATLAS_PUBLIC_KEY: 'id-4',
  ATLAS_PRIVATE_KEY: 'secret-4',
  ATLAS_USER: 'id-5',
  ATLAS_USER_KEY: 'secret-5',
  MONGODB_ATLAS_ACCESS_TOKEN: 'secret-6',
}

describe('chooseCredentials', () => {
  test('takes each kind from the inputs', () => {
    expect(revealed(chosen({ 'client-id': 'i', 'client-secret': 's' }))).toEqual(['service-account', 'i', 's'])
    expect(revealed(chosen({ 'public-key': 'i', 'private-key': 's' }))).toEqual(['api-key', 'i', 's'])
    expect(revealed(chosen({ 'access-token': 's' }))).toEqual(['access-token', 's'])
  })

  test('takes the first complete set of the environment, in the documented order', () => {
    const left: Record<string, string> = { ...EVERY_VARIABLE }
    const seen: (readonly string[])[] = []
    for (const name of Object.keys(EVERY_VARIABLE).filter((each) => !/_ID$|PUBLIC|_USER$/.test(each))) {
      seen.push(revealed(chosen({}, left)))
      delete left[name]
    }
    expect(seen).toEqual([
      ['service-account', 'id-1', 'secret-1'],
      ['api-key', 'id-2', 'secret-2'],
      ['api-key', 'id-3', 'secret-3'],
      ['api-key', 'id-4', 'secret-4'],
      ['api-key', 'id-5', 'secret-5'],
      ['access-token', 'secret-6'],
    ])
  })

  test('lets inputs win over the environment', () => {
    expect(revealed(chosen({ 'access-token': 's' }, EVERY_VARIABLE))).toEqual(['access-token', 's'])
  })

  test('passes over half a set for a complete one', () => {
    const environment = { MONGODB_ATLAS_CLIENT_ID: 'i', ATLAS_USER: 'u', ATLAS_USER_KEY: 'k' }
    expect(revealed(chosen({}, environment))).toEqual(['api-key', 'u', 'k'])
  })

  test('cuts blanks off', () => {
    expect(revealed(chosen({ 'public-key': ' i\t', 'private-key': '\r\ns\n' }))).toEqual(['api-key', 'i', 's'])
    expect(revealed(chosen({}, { MONGODB_ATLAS_ACCESS_TOKEN: 's\n' }))).toEqual(['access-token', 's'])
  })

  test('names both kinds when two are given', () => {
    const { message } = refused({ 'client-id': 'i', 'client-secret': 's', 'public-key': 'p' })
    expect(message).toContain('service-account (client-id, client-secret)')
    expect(message).toContain('api-key (public-key, private-key)')
    expect(refused({ 'access-token': 't', 'private-key': 's' }).message).toContain('access-token')
    expect(refused({ 'access-token': 't', 'private-key': 's', 'client-id': 'c' }).message).toMatch(
      /service-account.*api-key.*access-token/,
    )
  })

  test.each([
    [{ 'client-id': 'i' }, 'client-secret'],
    [{ 'client-secret': 's' }, 'client-id'],
    [{ 'public-key': 'i', 'private-key': ' \n' }, 'private-key'],
    [{ 'private-key': 's', 'public-key': '' }, 'public-key'],
  ])('names the half that is missing from %j', (inputs, missing) => {
    const { message, hint } = refused(inputs)
    expect(message).toMatch(new RegExp(`^${missing}: .*missing or empty`))
    expect(hint).toContain('forks')
  })

  test('does not complete half an input from the environment', () => {
    expect(refused({ 'public-key': 'i' }, EVERY_VARIABLE).message).toMatch(/^private-key: /)
  })

  test('names the variable that is missing', () => {
    const { message } = refused({}, { ATLAS_PUBLIC_KEY: 'i', ATLAS_PRIVATE_KEY: '' })
    expect(message).toContain('ATLAS_PUBLIC_KEY is set, but ATLAS_PRIVATE_KEY is missing')
  })

  test('says what to give when there is nothing', () => {
    expect(refused({}).message).toBe('credentials: none are given.')
    expect(refused({ 'client-id': '', 'public-key': ' ' }).message).toBe('credentials: none are given.')
    expect(refused({}).hint).toMatch(/client-id.*client-secret.*public-key.*private-key/)
  })

  test.each(['a\nb', 'a\u0000b', 'a b', 'a\u200bb', 'ä', 'a\u007fb', '“quoted”', 'a\u0085b'])(
    'refuses a value with a character that no credential has: %j',
    (value) => {
      expect(refused({ 'public-key': 'i', 'private-key': value }).message).toMatch(/^private-key: /)
      expect(refused({ 'client-id': value, 'client-secret': 's' }).message).toMatch(/^client-id: /)
      expect(refused({ 'access-token': value }).message).toMatch(/^access-token: /)
      expect(refused({}, { ATLAS_USER: 'i', ATLAS_USER_KEY: value }).message).toMatch(/^ATLAS_USER_KEY: /)
    },
  )

  test('never shows a value, in an issue or in the credentials', () => {
    const value = fc.string({ minLength: 1, unit: 'binary' }).map((text) => `q7#Z${text}Z#7q`)
    const names = ['client-id', 'client-secret', 'public-key', 'private-key', 'access-token']
    const some = fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: true })
    const variables = fc.dictionary(fc.constantFrom(...Object.keys(EVERY_VARIABLE)), value, { noNullPrototype: true })
    fc.assert(
      fc.property(some, variables, (inputs, environment) => {
        const result = chooseCredentials({ inputs, environment })
        if ('message' in result) expect(inspect(result, { depth: 9 })).not.toContain('q7#Z')
        else {
          const secret = revealed(result).at(-1) ?? ''
          for (const shown of [inspect(result, { depth: 9, showHidden: true }), JSON.stringify(result)])
            expect(shown.includes(secret) && !shown.includes('***')).toBe(false)
        }
      }),
    )
  })
})

describe('a login', () => {
  const login: Credentials = {
    kind: 'login',
    store: { read: async () => undefined, change: async () => undefined },
  }
  const choose = (inputs: CredentialInputs, environment: Record<string, string>) => {
    const result = chooseCredentials({ inputs, environment, otherwise: login })
    return 'kind' in result ? result.kind : result.message
  }

  test('counts where nothing else is given, and only there', () => {
    expect(choose({}, {})).toBe('login')
    expect(choose({ 'access-token': 's' }, {})).toBe('access-token')
    expect(choose({}, { ATLAS_USER: 'i', ATLAS_USER_KEY: 's' })).toBe('api-key')
  })

  test('does not stand in for credentials of which a half is missing', () => {
    expect(choose({}, { ATLAS_USER: 'i' })).toContain('ATLAS_USER_KEY is missing')
    expect(choose({ 'client-id': 'i' }, {})).toContain('client-secret')
  })
})

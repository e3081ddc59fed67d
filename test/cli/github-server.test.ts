import { describe, expect, test } from 'vitest'
import { gitHubServer } from '../../src/cli/github-server.ts'
import { gitHubToken } from '../../src/cli/github-token.ts'

const OWN = ['GH_TOKEN', 'GITHUB_TOKEN']
const ENTERPRISE = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']

/** The hosts and variables are those of `gh help environment`; the addresses those of GitHub's REST documentation. */
describe('where GitHub is asked, and which variables hold the token for it', () => {
  test.each([
    { environment: {}, host: undefined, apiUrl: 'https://api.github.com', tokens: OWN },
    { environment: {}, host: 'github.com', apiUrl: 'https://api.github.com', tokens: OWN },
    { environment: {}, host: 'octo.ghe.com', apiUrl: 'https://api.octo.ghe.com', tokens: OWN },
    {
      environment: { GH_HOST: 'ghe.example' },
      host: undefined,
      apiUrl: 'https://ghe.example/api/v3',
      tokens: ENTERPRISE,
    },
    // "cannot be inferred from the context of a local Git repository"
    { environment: { GH_HOST: 'ghe.example' }, host: 'github.com', apiUrl: 'https://api.github.com', tokens: OWN },
    { environment: { GH_HOST: 'octo.ghe.com' }, host: undefined, apiUrl: 'https://api.octo.ghe.com', tokens: OWN },
    // As the runner sets them.
    {
      environment: { GITHUB_API_URL: 'https://api.github.com' },
      host: undefined,
      apiUrl: 'https://api.github.com',
      tokens: OWN,
    },
    {
      environment: { GITHUB_API_URL: 'https://ghe.example/api/v3/' },
      host: undefined,
      apiUrl: 'https://ghe.example/api/v3',
      tokens: [...ENTERPRISE, ...OWN],
    },
    {
      environment: { GITHUB_SERVER_URL: 'https://ghe.example' },
      host: undefined,
      apiUrl: 'https://ghe.example/api/v3',
      tokens: [...ENTERPRISE, ...OWN],
    },
    {
      environment: { GITHUB_SERVER_URL: 'https://github.com' },
      host: undefined,
      apiUrl: 'https://api.github.com',
      tokens: OWN,
    },
  ])('$environment beside a clone of $host', ({ environment, host, apiUrl, tokens }) => {
    expect(gitHubServer({ environment, host, isLoopback: false })).toEqual({ apiUrl, tokenVariables: tokens })
  })

  test.each([
    { variable: 'GITHUB_API_URL', value: 'http://ghe.example/api/v3' },
    { variable: 'GITHUB_API_URL', value: 'https://mona:hush@ghe.example' },
    { variable: 'GITHUB_API_URL', value: 'http://127.0.0.1:8080' },
    { variable: 'GITHUB_SERVER_URL', value: 'hush' },
    { variable: 'GH_HOST', value: 'https://ghe.example/hush' },
    { variable: 'GH_HOST', value: 'mona:hush@ghe.example' },
  ])('$variable=$value is refused, and not repeated', ({ variable, value }) => {
    const asked = () => gitHubServer({ environment: { [variable]: value }, host: undefined, isLoopback: false })
    expect(asked).toThrow(new RegExp(`^${variable}: expected `))
    expect(asked).not.toThrow(/hush/)
  })
})

describe('of tokens', () => {
  const token = (environment: Readonly<Record<string, string>>) => gitHubToken({ variables: OWN, environment })

  test('the first that is not empty counts', () => {
    expect(token({ GH_TOKEN: 'one', GITHUB_TOKEN: 'two' })?.token.reveal()).toBe('one')
    expect(token({ GH_TOKEN: '', GITHUB_TOKEN: 'two' })).toMatchObject({ variable: 'GITHUB_TOKEN' })
    expect(token({ GH_ENTERPRISE_TOKEN: 'three' })).toBeUndefined()
  })

  test('a line end around it is not meant; anything else that no header takes is refused by the name of the variable', () => {
    expect(token({ GH_TOKEN: 'one\n' })?.token.reveal()).toBe('one')
    for (const value of ['o ne', 'o\nne', 'ö', ' '])
      expect(() => token({ GITHUB_TOKEN: value })).toThrow(/^GITHUB_TOKEN: the value holds a blank/)
  })
})

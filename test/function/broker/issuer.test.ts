import { expect, test } from 'vitest'
import { keysUrl, readIssuer, serverOf } from '../../../src/function/broker/issuer.ts'

const GITHUB = 'https://token.actions.githubusercontent.com'

test.each([
  [GITHUB, GITHUB],
  [` ${GITHUB}/ `, GITHUB],
  [`${GITHUB}/octo-enterprise`, `${GITHUB}/octo-enterprise`],
  ['https://github.example.com/_services/token', 'https://github.example.com/_services/token'],
  ['https://token.actions.octocorp.ghe.com', 'https://token.actions.octocorp.ghe.com'],
])('%s is an issuer', (value, issuer) => {
  expect(readIssuer({ value, isLoopback: false })).toBe(issuer)
  expect(keysUrl(issuer)).toBe(`${issuer}/.well-known/jwks`)
})

test.each([
  ['http://token.actions.githubusercontent.com'],
  ['http://127.0.0.1.example.org'],
  ['token.actions.githubusercontent.com'],
  [`${GITHUB}?x=1`],
  ['https://user:hunter2@github.example.com/_services/token'],
  ['https://GitHub.example.com/_services/token'],
  ['https://github.example.com:443/_services/token'],
  ['file:///etc/passwd'],
  [''],
])('%s is none, not even beside a simulator', (value) => {
  expect(readIssuer({ value, isLoopback: true })).toMatchObject({ message: expect.stringContaining('BROKER_ISSUER: ') })
})

test('an issuer on loopback is one only beside an Atlas on loopback', () => {
  for (const value of ['http://127.0.0.1:8080', 'http://[::1]:8080', 'http://localhost:8080']) {
    expect(readIssuer({ value, isLoopback: true })).toBe(value)
    expect(readIssuer({ value, isLoopback: false })).toHaveProperty('hint')
  }
})

test.each([
  [GITHUB, 'https://github.com'],
  [`${GITHUB}/octo-enterprise`, 'https://github.com'],
  ['https://token.actions.octocorp.ghe.com', 'https://octocorp.ghe.com'],
  ['https://github.example.com/_services/token', 'https://github.example.com'],
])('the jobs of %s are on %s', (issuer, server) => {
  expect(serverOf(issuer)).toBe(server)
})

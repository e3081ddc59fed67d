import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cloud, chooseHost } from '../../src/atlas/cloud.ts'

function refusalOf(baseUrl: string, cloud: Cloud = 'commercial'): string {
  const chosen = chooseHost({ cloud, baseUrl })
  if ('origin' in chosen) throw new Error(`${baseUrl} was accepted as ${chosen.origin}`)
  expect(chosen.message).toMatch(/^base-url: /)
  expect(chosen.hint).toMatch(/^[A-Z].*\.$/)
  return chosen.message
}

describe('chooseHost', () => {
  test.each([
    ['commercial', 'https://cloud.mongodb.com'],
    ['government', 'https://cloud.mongodbgov.com'],
  ] as const)('takes the host of %s Atlas where none is named', (cloud, origin) => {
    expect(chooseHost({ cloud, baseUrl: undefined })).toEqual({ cloud, origin, isLoopback: false })
  })

  test.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://127.1:80', 'http://127.0.0.1'],
    ['http://0x7f.1', 'http://127.0.0.1'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://0177.0.0.1', 'http://127.0.0.1'],
    ['http://127.255.255.254:1', 'http://127.255.255.254:1'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://LOCALHOST', 'http://localhost'],
    ['http://[::1]:9', 'http://[::1]:9'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
    ['https://localhost:8443', 'https://localhost:8443'],
  ])('takes %s for loopback', (baseUrl, origin) => {
    for (const cloud of ['commercial', 'government'] as const)
      expect(chooseHost({ cloud, baseUrl })).toEqual({ cloud, origin, isLoopback: true })
  })

  test.each([
    ['commercial', 'https://cloud-dev.mongodb.com', 'https://cloud-dev.mongodb.com'],
    ['commercial', 'https://CLOUD-QA.MongoDB.com:443/', 'https://cloud-qa.mongodb.com'],
    ['government', 'https://cloud-qa.mongodbgov.com', 'https://cloud-qa.mongodbgov.com'],
  ] as const)('takes a staging twin of %s Atlas: %s', (cloud, baseUrl, origin) => {
    expect(chooseHost({ cloud, baseUrl })).toEqual({ cloud, origin, isLoopback: false })
  })

  test.each([
    'https://mongodb.com.evil.example',
    'https://evilmongodb.com',
    'https://cloud-mongodb.com',
    'https://mongodb.com.',
    'https://cloud.mongodb.co',
    'https://mongodb.comx',
    'https://mongodb.net',
    'https://evil.example/cloud.mongodb.com',
    'https://evil.example#.mongodb.com',
    'https://evil.example?.mongodb.com',
    'https://evil.example\\\\.mongodb.com',
    'https://cloud.mongodb.com@evil.example',
    'https://evil.example:443',
    'https://cloud.mongodb。com.evil.example',
    'https://169.254.169.254',
    'https://0.0.0.0',
    'https://128.0.0.1',
    'https://[::ffff:127.0.0.1]',
    'https://[::]',
    'https://127.0.0.1.evil.example',
    'https://localhost.evil.example',
  ])('refuses %s', (baseUrl) => {
    for (const cloud of ['commercial', 'government'] as const) refusalOf(baseUrl, cloud)
  })

  test.each([
    ['http://cloud.mongodb.com', 'is not an https URL'],
    ['http://example.org', 'is not an https URL'],
    ['ftp://localhost', 'is not an https URL'],
    ['file:///etc/passwd', ''],
    ['javascript:alert(1)', ''],
    ['https://user@cloud.mongodb.com', 'a user name or a password'],
    ['https://:secret@localhost', 'a user name or a password'],
    ['https://cloud.mongodb.com/api', 'more than scheme, host and port'],
    ['http://localhost/?a', 'more than scheme, host and port'],
    ['http://localhost/#a', 'more than scheme, host and port'],
    ['cloud.mongodb.com', 'is not a URL'],
    ['', 'is not a URL'],
    ['https://', 'is not a URL'],
    ['http://localhost:99999', 'is not a URL'],
  ])('says what is wrong with %s', (baseUrl, why) => {
    expect(refusalOf(baseUrl)).toContain(why)
  })

  test.each([
    ['commercial', 'https://cloud.mongodbgov.com', 'government'],
    ['government', 'https://cloud.mongodb.com', 'commercial'],
  ] as const)('with cloud %s, names the cloud that %s belongs to', (cloud, baseUrl, other) => {
    const chosen = chooseHost({ cloud, baseUrl })
    expect(chosen).toEqual({
      message: `base-url: this host belongs to ${other} Atlas, but cloud is ${cloud}.`,
      hint: `Say \`cloud: ${other}\`, or leave base-url out.`,
    })
  })

  test('never throws, and never lets http leave the machine, whatever the text', () => {
    const pieces = fc.constantFrom(
      'http://',
      'https://',
      'cloud.mongodb.com',
      '127.0.0.1',
      '@',
      ':',
      '/',
      '.',
      '[::1]',
      '#',
      '?',
      '\\',
      'evil',
      '%2e',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.array(pieces).map((some) => some.join('')),
        ),
        (baseUrl) => {
          const chosen = chooseHost({ cloud: 'commercial', baseUrl })
          if (!('origin' in chosen)) return
          const { protocol, hostname } = new URL(chosen.origin)
          expect(chosen.isLoopback || (protocol === 'https:' && /(?:^|\.)mongodb\.com$/.test(hostname))).toBe(true)
          expect(chosen.isLoopback).toBe(/^(?:127(?:\.\d+){3}|\[::1\]|localhost)$/.test(hostname))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('never repeats the value, which may hold a password', () => {
    expect(refusalOf('https://user:hunter2hunter2@evil.example')).not.toContain('hunter2')
    expect(refusalOf('https://evil.example/hunter2hunter2')).not.toContain('hunter2')
  })
})

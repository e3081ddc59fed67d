import { expect, test } from 'vitest'
import { readApiUrl } from '../../src/github/api-url.ts'

test.for([
  ['https://api.github.com', 'https://api.github.com'],
  ['https://github.example.com/api/v3/', 'https://github.example.com/api/v3'],
  ['https://github.example.com:8443/api/v3', 'https://github.example.com:8443/api/v3'],
  ['https://api.octo.ghe.com', 'https://api.octo.ghe.com'],
] as const)('the token may go to %s', ([value, url]) => {
  expect(readApiUrl({ value, isLoopback: false })).toBe(url)
})

test.for(['http://127.0.0.1:8080/api/v3', 'http://localhost:1', 'http://[::1]:2'])(
  'the token may go to %s beside an Atlas on loopback, and else not',
  (value) => {
    expect(readApiUrl({ value, isLoopback: true })).toBe(value)
    expect(readApiUrl({ value, isLoopback: false })).toBeUndefined()
  },
)

test.for([
  undefined,
  '',
  'api.github.com',
  'http://api.github.com',
  'http://127.0.0.1.evil.example',
  'https://user:pass@api.github.com',
  'https://api.github.com/?x=1',
  'file:///etc/passwd',
])('the token may never go to %s', (value) => {
  expect(readApiUrl({ value, isLoopback: true })).toBeUndefined()
})

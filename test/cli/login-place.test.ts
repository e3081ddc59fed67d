import { expect, test } from 'vitest'
import { findConfigFolder } from '../../src/cli/login-place.ts'

test.each([
  { platform: 'linux', environment: {}, path: '/home/ada/.config/mongodb-atlas-action' },
  { platform: 'linux', environment: { XDG_CONFIG_HOME: '/cfg' }, path: '/cfg/mongodb-atlas-action' },
  // "If an implementation encounters a relative path … it should consider the path invalid and ignore it."
  { platform: 'linux', environment: { XDG_CONFIG_HOME: 'cfg' }, path: '/home/ada/.config/mongodb-atlas-action' },
  { platform: 'linux', environment: { XDG_CONFIG_HOME: '' }, path: '/home/ada/.config/mongodb-atlas-action' },
  { platform: 'freebsd', environment: {}, path: '/home/ada/.config/mongodb-atlas-action' },
  { platform: 'darwin', environment: {}, path: '/home/ada/Library/Application Support/mongodb-atlas-action' },
  { platform: 'darwin', environment: { XDG_CONFIG_HOME: '/cfg' }, path: '/cfg/mongodb-atlas-action' },
] as const)('on $platform with $environment it is $path', ({ platform, environment, path }) => {
  expect(findConfigFolder({ platform, environment, home: () => '/home/ada' })).toEqual({ path, hasModes: true })
})

test.each([
  { environment: { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, home: 'C:\\Users\\ada' },
  { environment: {}, home: 'C:\\Users\\ada' },
])('on Windows it is the folder that stays on the machine, and modes say nothing', ({ environment, home }) => {
  expect(findConfigFolder({ platform: 'win32', environment, home: () => home })).toEqual({
    path: 'C:\\Users\\ada\\AppData\\Local\\mongodb-atlas-action',
    hasModes: false,
  })
})

test('a user without a home has none, unless one is named', () => {
  const home = () => {
    throw new Error('ENOENT: no such user')
  }
  expect(findConfigFolder({ platform: 'linux', environment: {}, home })).toBeUndefined()
  expect(findConfigFolder({ platform: 'linux', environment: {}, home: () => '' })).toBeUndefined()
  const environment = { XDG_CONFIG_HOME: '/cfg' }
  expect(findConfigFolder({ platform: 'linux', environment, home })?.path).toBe('/cfg/mongodb-atlas-action')
})

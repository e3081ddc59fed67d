import { expect, test } from 'vitest'
import { ActionError } from '../../src/base/errors.ts'
import { sayError } from '../../src/plan/say-error.ts'

const error = new ActionError({ code: 'X', message: 'runner: no address is to be had', hint: 'Give one.' })

test('an error names its step, once', () => {
  expect(sayError(error, 'door')).toBe('door: runner: no address is to be had. Give one.')
  expect(sayError(error, 'runner')).toBe('runner: no address is to be had. Give one.')
  expect(sayError(error, 'run')).toBe('run: runner: no address is to be had. Give one.')
  expect(sayError(error)).toBe('runner: no address is to be had. Give one.')
})

import { expect, test } from 'vitest'
import { ActionError, UsageError } from '../../src/base/errors.ts'
import { renderError } from '../../src/cli/render-error.ts'

test('of an error that nobody foresaw only name and place are shown', () => {
  const { text, code } = renderError(new TypeError('hush-hush'))
  expect(code).toBe(1)
  expect(text).toMatch(/^an unexpected TypeError in \S+\. .*please report it with this line\.\n$/)
  expect(text).not.toContain('hush-hush')
})

test('an error for the reader is shown with its hint', () => {
  const error = new ActionError({ code: 'ANY', message: 'It is so.', hint: 'Do this.' })
  expect(renderError(error)).toEqual({ text: 'It is so. Do this.\n', code: 1 })
})

test('every issue has a line, with its place', () => {
  const position = { file: 'plan.yml', line: 3, column: 5 }
  const error = new UsageError([{ message: 'one.', hint: 'Mend it.', position }, { message: 'two.' }])
  expect(renderError(error)).toEqual({ text: 'plan.yml:3:5: one. Mend it.\ntwo.\n', code: 2 })
})

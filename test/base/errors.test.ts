import { expect, test } from 'vitest'
import { ActionError, renderIssue, UsageError } from '../../src/base/errors.ts'

const position = { file: '.github/atlas.yml', line: 3, column: 5 }

test.each([
  [{ message: 'a: is wrong.' }, 'a: is wrong.'],
  [{ message: 'a: is wrong.', hint: 'Mend it.' }, 'a: is wrong. Mend it.'],
  [{ message: 'a: is wrong.', hint: 'Mend it.', position }, '.github/atlas.yml:3:5: a: is wrong. Mend it.'],
])('renders %j on one line', (issue, line) => {
  expect(renderIssue(issue)).toBe(line)
})

test('a usage error tells every issue', () => {
  const issues = [{ message: 'a: is wrong.' }, { message: 'b: is missing.', hint: 'Add it.', position }]
  const error = new UsageError(issues)
  expect(error).toBeInstanceOf(ActionError)
  expect(error).toMatchObject({ name: 'UsageError', code: 'USAGE', issues })
  expect(error.message.split('\n')).toEqual(['a: is wrong.', '.github/atlas.yml:3:5: b: is missing. Add it.'])
})

test('an error keeps its code and what to do', () => {
  const error = new ActionError({ code: 'NO_ANSWER', message: 'no answer', hint: 'Look.' })
  expect({ ...error, message: error.message }).toMatchObject({
    name: 'ActionError',
    code: 'NO_ANSWER',
    hint: 'Look.',
    message: 'no answer',
  })
  expect(new ActionError({ code: 'X', message: 'm' }).hint).toBeUndefined()
})

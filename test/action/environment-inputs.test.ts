import { describe, expect, test } from 'vitest'
import { readInputs } from '../../src/action/inputs.ts'
import { UsageError } from '../../src/base/errors.ts'
import { operations } from '../../src/operations/index.ts'

/** What is wrong with these inputs, or the task that they mean. */
function reading(inputs: Readonly<Record<string, string>>) {
  const environment = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
  try {
    return readInputs({ environment, operations }).task
  } catch (error) {
    if (error instanceof UsageError) return error.issues.map(({ message, hint }) => `${message} ${hint}`)
    throw error
  }
}

describe('inputs of preview environments are refused', () => {
  test.for(['grace-period', 'limit', 'pull-request', 'environment-file', 'deployment', 'pull-request-comment'])(
    'beside an operation: %s',
    (name) => {
      expect(reading({ operation: 'check-access', [name]: '1' })).toEqual([
        `${name}: for preview environments only, and operation is given. Leave it out, or say \`environment\` instead of operation.`,
      ])
    },
  )

  test('beside a plan, all at once', () => {
    expect(reading({ operations: 'a: { check-access: }', 'pull-request': '42', limit: '3' })).toEqual([
      'pull-request and limit: for preview environments only, and operations is given. Leave them out, or say `environment` instead of operations.',
    ])
  })

  test('when a sweep is to be for one pull request, which it would not be', () => {
    expect(reading({ environment: 'sweep', 'pull-request': '42' })).toEqual([
      expect.stringMatching(/^pull-request: `environment: sweep` is for all /),
    ])
  })
})

test('inputs of preview environments are read with an environment', () => {
  expect(reading({ environment: 'sweep', 'grace-period': '2h', limit: '3' })).toMatchObject({
    kind: 'environment',
    request: { verb: 'sweep', graceMs: 7_200_000, limit: 3 },
  })
  expect(reading({ environment: 'down', 'pull-request': '42' })).toMatchObject({
    request: { verb: 'down', pullRequest: 42 },
  })
})

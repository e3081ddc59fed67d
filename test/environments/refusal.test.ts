import { expect, test } from 'vitest'
import { refusalOf } from '../../src/environments/decide.ts'

test('the label of the file cannot break out of its code in the comment', () => {
  const pullRequest = { number: 42, state: 'open', labels: [], isDraft: false } as const
  const refusal = refusalOf({ pullRequest, rules: { label: '` @octo/team `', drafts: true } })
  expect(refusal?.why).toBe("pull request #42 has no label `' @octo/team '`")
})

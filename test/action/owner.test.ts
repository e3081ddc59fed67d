import { describe, expect, test } from 'vitest'
import { ownerOf } from '../../src/action/owner.ts'
import { readMark } from '../../src/operations/subject/access-mark.ts'
import { isMarkOfRepository } from '../../src/operations/subject/access-orphans.ts'

/** As the runner sets them (GitHub's documentation, "Default environment variables"). */
const JOB = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'octo/shop',
  GITHUB_RUN_ID: '17000000007',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'test',
  RUNNER_NAME: 'GitHub Actions 3',
}

const isOfOurRepository = (other: object) =>
  isMarkOfRepository({ mark: ownerOf({ ...JOB, ...other }).mark, owner: ownerOf(JOB) })

describe('the mark of a job', () => {
  test('tells the run and its attempt, with ids as long as GitHub has them', () => {
    expect(readMark(ownerOf(JOB).mark)).toMatchObject({ id: '17000000007', attempt: 2 })
  })

  test.for([{ GITHUB_RUN_ID: '17000000008' }, { GITHUB_JOB: 'lint' }, { RUNNER_NAME: 'GitHub Actions 4' }])(
    'is another one with %j, of the same repository',
    (other) => {
      expect(ownerOf({ ...JOB, ...other }).mark).not.toBe(ownerOf(JOB).mark)
      expect(isOfOurRepository(other)).toBe(true)
    },
  )

  // A mirror has the same name on a server of its own, which knows nothing of the runs here: a 404 of the one is no end of the other's.
  test.for([{ GITHUB_REPOSITORY: 'octo/blog' }, { GITHUB_SERVER_URL: 'https://github.example.com' }])(
    'is that of another repository with %j',
    (other) => {
      expect(isOfOurRepository(other)).toBe(false)
    },
  )
})

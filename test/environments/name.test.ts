import fc from 'fast-check'
import { expect, test } from 'vitest'
import { environmentName } from '../../src/environments/name.ts'
import { createCluster } from '../../src/operations/create-cluster.ts'
import { createDatabaseUser } from '../../src/operations/create-database-user.ts'
import { createProject } from '../../src/operations/create-project.ts'

const ownerName = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?$/)
const repositoryName = fc.stringMatching(/^[A-Za-z0-9._-]{1,100}$/)
const repository = fc.tuple(ownerName, repositoryName).map((parts) => parts.join('/'))
/** GitHub's numbers are 32-bit integers. */
const pullRequest = fc.integer({ min: 1, max: 2 ** 31 - 1 })

test('a name is the number and the first 8 hex digits of the hash of repository and number', () => {
  // printf 'octo-org/shop#42' | sha256sum
  expect(environmentName({ repository: 'octo-org/shop', pullRequest: 42 })).toBe('pr-42-8eac5dbe')
})

test('every name is one that Atlas takes for clusters, projects and users', () => {
  fc.assert(
    fc.property(repository, pullRequest, (repository, pullRequest) => {
      const name = environmentName({ repository, pullRequest })
      expect(name.length).toBeLessThanOrEqual(23)
      expect(name).toMatch(/^pr-[1-9]\d*-[0-9a-f]{8}$/)
      expect(createCluster.params.clusterName.schema().safeParse(name).success).toBe(true)
      expect(createProject.params.projectName.schema().safeParse(name).success).toBe(true)
      expect(createDatabaseUser.params.username.schema().safeParse(name).success).toBe(true)
    }),
  )
})

test('the case of the repository does not matter, as it does not to GitHub', () => {
  fc.assert(
    fc.property(repository, pullRequest, (repository, pullRequest) => {
      const name = environmentName({ repository, pullRequest })
      expect(environmentName({ repository: repository.toUpperCase(), pullRequest })).toBe(name)
      expect(environmentName({ repository: repository.toLowerCase(), pullRequest })).toBe(name)
    }),
  )
})

test('two repositories with the same number have two names, and so have two numbers of one repository', () => {
  const names = Array.from({ length: 1000 }, (_, index) =>
    environmentName({ repository: `octo-org/shop-${index}`, pullRequest: 7 }),
  )
  const numbered = Array.from({ length: 1000 }, (_, index) =>
    environmentName({ repository: 'octo-org/shop', pullRequest: index + 1 }),
  )
  expect(new Set([...names, ...numbered]).size).toBe(2000)
})

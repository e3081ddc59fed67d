import { expect, test } from 'vitest'
import type { Environment } from '../../src/environments/find-environments.ts'
import { downSteps } from '../../src/environments/life/down.ts'

const ONE = '0'.repeat(23)

function found(holdings: Environment['holdings']): Environment {
  const identity = { repository: 'octo/shop', pullRequest: 42 }
  return { ...identity, name: 'pr-42-8287e472', expiresAt: undefined, isProtected: false, holdings }
}

test('takes down two projects of the name, one of each organization, in steps of their own', () => {
  const projects = ['1', '2'].map((end) => ({ kind: 'project', projectId: ONE + end, created: undefined }) as const)
  const steps = downSteps({ environment: found(projects), place: { isolation: 'project' }, isReachable: true })
  expect(steps.map(({ id, params }) => [id, params['project-id'], params['only-ours']])).toEqual([
    ['project', `${ONE}1`, true],
    ['project-2', `${ONE}2`, true],
  ])
})

test('drops the data before the user goes by whose mark they would be found again', () => {
  const user = { kind: 'user', projectId: `${ONE}1`, username: 'pr-42-8287e472' } as const
  const place = { isolation: 'database', projectId: `${ONE}1`, clusterName: 'shared' } as const
  const steps = downSteps({ environment: found([user]), place, isReachable: true })
  expect(steps.map(({ id, operation, needs }) => [id, operation.name, needs ?? []])).toEqual([
    ['door', 'add-ip-access', []],
    ['key', 'create-database-user', []],
    ['data', 'drop-database', ['key', 'door']],
    ['user', 'delete-database-user', ['data']],
    ['rest', 'drop-database', ['user']],
    ['unkey', 'delete-database-user', ['rest']],
  ])
})

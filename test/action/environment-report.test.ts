import { expect, it } from 'vitest'
import { reportEnvironments } from '../../src/action/environment-report.ts'
import { type End, endedStep } from './run-results.ts'

// The first 8 digits of what `sha256sum` says of `octo/shop#42`.
const NAME = 'pr-42-8287e472'
const deleted: End = { status: 'done', change: 'deleted', outputs: { 'project-id': '5a0a1e7e0f2912c554080adc' } }

function noticesOfDown(...ends: readonly End[]): readonly string[] {
  const steps = ends.map((end, index) => endedStep(`step-${index}`, end))
  return reportEnvironments({ did: 'down', identity: { repository: 'octo/shop', pullRequest: 42 }, result: { steps } })
    .notices
}

it('says which environment was taken down, where the steps know only the id of a project', () => {
  expect(noticesOfDown(deleted)).toEqual([`${NAME} was taken down.`])
})

it.each([
  { status: 'failed', error: new Error('no') },
  { status: 'planned', would: 'delete it' },
  { status: 'skipped', why: 'the cluster could not be reached' },
] satisfies End[])('does not say so when a step is $status', (end) => {
  expect(noticesOfDown(deleted, end)).toEqual([])
})

it('says that nothing is there when nothing was', () => {
  expect(noticesOfDown()).toEqual([`There is nothing of ${NAME} to take down.`])
})

// Loaded beforehand: the jumping clock takes loading for idleness.
import '../../src/operations/subject/api-step.ts'
import { expect, test } from 'vitest'
import { operations } from '../../src/operations/index.ts'
import { parsePlan } from '../../src/plan/parse.ts'
import { GROUP, policyOf } from './support/api-world.ts'
import { stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

async function needsOf(...lines: string[]): Promise<Record<string, readonly string[]>> {
  const { steps } = await parsePlan({ text: lines.join('\n'), file: 'plan.yml', operations, policy: policyOf() })
  return Object.fromEntries(steps.map(({ id, needs }) => [id, needs]))
}

const other = GROUP.replace('5', '6')
const call = (id: string, parameters: string) => `{ call-api: { operation-id: ${id}, parameters: ${parameters} } }`

test('calls about one project keep the order in which they are written, beside other operations too', async () => {
  expect(
    await needsOf(
      `peer: ${call('deleteGroupPeer', `{ groupId: ${GROUP}, peerId: ${other} }`)}`,
      `elsewhere: ${call('deleteGroupPeer', `{ groupId: ${other}, peerId: ${GROUP} }`)}`,
      `path: { call-api: { method: DELETE, path: /api/atlas/v2/groups/${GROUP}/peers/${other} } }`,
      `end: { delete-project: { project-id: ${GROUP} } }`,
      `all: { call-api: { operation-id: listGroups } }`,
    ),
  ).toEqual({ peer: [], elsewhere: [], path: ['peer'], end: ['path'], all: [] })
})

test('calls about clusters of one project run side by side, and after the step that made the project', async () => {
  expect(
    await needsOf(
      `shop: { create-project: { org-id: ${GROUP}, project-name: shop } }`,
      `one: ${call('deleteGroupCluster', '{ groupId: "${shop.project-id}", clusterName: one }')}`,
      `two: ${call('deleteGroupCluster', '{ groupId: "${shop.project-id}", clusterName: two }')}`,
      `again: ${call('getGroupCluster', '{ groupId: "${shop.project-id}", clusterName: one }')}`,
      `end: { delete-project: { project-name: shop } }`,
    ),
  ).toEqual({ shop: [], one: ['shop'], two: ['shop'], again: ['shop', 'one'], end: ['again', 'two'] })
})

test('entries of one access list are added one after the other, so that Atlas loses none', async () => {
  const world = await stage({ quirks: { accessListWriteMs: 20 } })
  const id = await world.project()
  const entry = (ip: string) =>
    `{ call-api: { operation-id: createGroupAccessListEntry, parameters: { groupId: ${id} }, body: [{ ipAddress: ${ip} }] } }`
  const { states } = await world.plan(`
one: ${entry('203.0.113.1')}
two: ${entry('203.0.113.2')}
three: { add-ip-access: { project-id: ${id}, ip-address: 203.0.113.3 } }
`)
  expect(Object.values(states).map(told)).toEqual(['done created', 'done created', 'done created'])
  const there = await listed(world, `/groups/${id}/accessList`, 'ipAddress')
  expect(there.toSorted()).toEqual(['203.0.113.1', '203.0.113.2', '203.0.113.3'])
})

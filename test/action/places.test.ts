import { expect, it } from 'vitest'
import { annotations } from './runner-log.ts'
import { watchedWorld } from './watched-world.ts'

const PLAN = `project:
  find-project: { project-name: one }

cluster:
  find-cluster:
    project-id: "\${project.project-id}"
    cluster-name: none
`

it('marks the line of the step that failed', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const run = await world.main({ 'operations-file': 'atlas.yml' }, { files: { 'atlas.yml': PLAN } })
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toEqual([
    expect.stringMatching(/^MongoDB Atlas: cluster failed \(atlas\.yml:5:3\): cluster: .*none/),
  ])
})

it('names the step of a plan in the input, which stands in no file', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const run = await world.main({ operations: PLAN })
  expect(annotations(run.lines)).toEqual([expect.stringMatching(/^MongoDB Atlas: cluster failed: cluster: .*none/)])
})

it('says of an input that resembles none of ours that it is ignored', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const run = await world.main({ operation: 'find-project', 'project-name': 'one', 'zebra-stripes': '7' })
  expect(run.exitCode).toBe(0)
  expect(annotations(run.lines, 'notice')).toEqual(['There is no input zebra-stripes; it is ignored.'])
})

it('does without a job summary where the runner has none', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const inputs = { operation: 'find-project', 'project-name': 'one' }
  const run = await world.main(inputs, { environment: { GITHUB_STEP_SUMMARY: '' } })
  expect(run.exitCode).toBe(0)
  expect(run.outputs['project-name']).toBe('one')
  expect(annotations(run.lines, 'warning')).toEqual([expect.stringMatching(/^The job summary could not be written: /)])
})

it('takes the credentials from the environment when no input has any', async () => {
  const world = await watchedWorld()
  const { publicKey, privateKey } = world.simulator
  const environment = { MONGODB_ATLAS_PUBLIC_API_KEY: publicKey, MONGODB_ATLAS_PRIVATE_API_KEY: `${privateKey}\n` }
  const run = await world.main({ operation: 'check-access' }, { credentials: 'none', environment })
  expect(run.exitCode).toBe(0)
  expect(run.lines[0]).toBe(`::add-mask::${privateKey}`)
})

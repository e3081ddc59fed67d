import { expect, it } from 'vitest'
import { annotations } from '../action/runner-log.ts'
import { nameOf, previewWorld } from './preview-world.ts'

const NAME = nameOf(42)
/** Its creation takes 16 minutes. */
const M10 = `org-id: ORG
cluster: { tier: M10, provider: AWS, region: US_EAST_1 }
access: [203.0.113.7]
`

it('when its time is up it says which step was not done, also on the pull request; the next job goes on from there', async () => {
  const { event, happens, job, atlas, shop } = await previewWorld({ file: M10, speed: 100 })
  const opened = await event('opened', 42, { inputs: { timeout: '10m' } })
  expect(opened.exitCode).toBe(1)
  expect(annotations(opened.lines)).toContainEqual(
    expect.stringMatching(/^MongoDB Atlas: cluster failed.*timed out after 10 min while creating the cluster/),
  )
  expect(opened.summary).toMatch(/^\| cluster \|/m)
  expect(opened.outputs['environment-name']).toBe(NAME)
  expect(shop.environmentState('atlas-pr-42')).toBe('failure')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**could not be made ready**')])
  const [before] = await atlas()

  const again = await job(happens('labeled', 42))
  expect([again.exitCode, annotations(again.lines)]).toEqual([0, []])
  expect(await atlas()).toMatchObject([{ id: before?.id, clusters: { [NAME]: 'IDLE' } }])
  expect(shop.environmentState('atlas-pr-42')).toBe('success')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**is ready**')])
})

it('when it is cancelled it ends soon, and says so on the pull request as well', async () => {
  const { event, shop } = await previewWorld({ file: M10, speed: 60 })
  const signalWhen = { line: /cluster: /, signal: 'SIGINT' } as const
  const run = await event('opened', 42, { signalWhen })
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toContainEqual(
    expect.stringMatching(/^MongoDB Atlas: cluster failed.*cancelled while creating the cluster/),
  )
  expect(run.endedAfterSignalMs).toBeLessThan(7_500)
  expect(shop.environmentState('atlas-pr-42')).toBe('failure')
})

it('when it is cancelled while GitHub does not answer it ends before the runner would kill it', async () => {
  const { event, gitHub } = await previewWorld({ file: M10, speed: 60 })
  // It is looked at when the job begins, before the project is written, and before the cluster is.
  gitHub.fault({ path: /pulls/, nth: 3, times: 100, trouble: { silence: true } })
  gitHub.fault({ path: /statuses|comments|deployments/, nth: 5, times: 100, trouble: { silence: true } })
  const run = await event('opened', 42, { signalWhen: { line: /✓ project/, signal: 'SIGINT' } })
  expect([run.exitCode, run.stderr]).toEqual([1, ''])
  expect(run.lines.join('\n')).not.toContain('This is a fault of')
  expect(run.endedAfterSignalMs).toBeLessThan(7_500)
})

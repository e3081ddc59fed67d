import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, it } from 'vitest'
import { nameOf, type Preview, previewWorld } from './scenarios/preview-world.ts'
import { isOurs, type Step, type Workflow } from './support/documented.ts'
import { scheduleEvent } from './support/github/events.ts'
import type { Inputs } from './support/world.ts'

const EXAMPLES = join(import.meta.dirname, '..', 'examples')
const read = (name: string) => readFileSync(join(EXAMPLES, name), 'utf8')

/** The environment file of the recipes, for a runner whose address is known. */
const FILE = `${read('atlas-environment.yml').replace(/org-id: \w+/, 'org-id: ORG')}access: [203.0.113.7]\n`

/** What a job of a recipe gives the action; the credentials are those of the world. */
function inputsOf({ workflow, job }: { workflow: string; job: string }): Inputs {
  const { jobs } = load(read(`workflows/${workflow}.yml`)) as Workflow
  const step: Step | undefined = jobs[job]?.steps.find(isOurs)
  if (step?.with === undefined) throw new TypeError(`${workflow} has no job ${job} with a step of ours`)
  const given = Object.entries(step.with).filter(([name]) => !/^client-/.test(name))
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}

async function names(preview: Preview): Promise<string[]> {
  return (await preview.atlas()).map(({ name }) => name)
}

it('preview-environment.yml: the tests run while the environment is up, and not when it was taken down', async () => {
  const preview = await previewWorld({ file: FILE })
  const inputs = inputsOf({ workflow: 'preview-environment', job: 'environment' })
  const opened = await preview.event('opened', 42, { inputs })
  expect(opened.outputs['expires-at']).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/)
  expect(opened.outputs['connection-string-with-credentials']).toMatch(/^mongodb\+srv:\/\/[^@]+@/)
  expect(opened.outputs).toMatchObject({
    'environment-name': nameOf(42),
    'pull-request': '42',
    'cluster-name': nameOf(42),
    username: nameOf(42),
  })
  expect(await names(preview)).toEqual([nameOf(42)])
  const closed = await preview.event('closed', 42, { inputs })
  expect([closed.exitCode, closed.outputs['expires-at'], await names(preview)]).toEqual([0, undefined, []])
})

it('several-jobs.yml: each job gets the same password, and tells the next what is no secret', async () => {
  const preview = await previewWorld({ file: FILE })
  const first = await preview.event('opened', 42, { inputs: inputsOf({ workflow: 'several-jobs', job: 'up' }) })
  const event = preview.happens('synchronize', 42)
  const inputs = inputsOf({ workflow: 'several-jobs', job: 'test' })
  const others = await Promise.all([preview.job(event, { inputs }), preview.job(event, { inputs })])
  expect(others.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  const uris = [first, ...others].map(({ outputs }) => outputs['connection-string-with-credentials'])
  expect(new Set(uris).size).toBe(1)
  expect(first.outputs).toMatchObject({ 'cluster-name': nameOf(42), skipped: 'false' })
})

it('take-down.yml: reads the file in the base branch, and takes down what another workflow has brought up', async () => {
  const preview = await previewWorld({ file: null })
  preview.shop.addFile({ path: '.github/atlas-environment.yml', text: preview.filled(FILE) })
  const up = inputsOf({ workflow: 'preview-environment', job: 'environment' })
  expect((await preview.event('opened', 42, { inputs: up })).exitCode).toBe(0)
  const inputs = inputsOf({ workflow: 'take-down', job: 'down' })
  const closed = await preview.event('closed', 42, { inputs, target: true })
  expect([closed.exitCode, await names(preview)]).toEqual([0, []])
  // Whichever workflow comes second finds nothing.
  expect((await preview.event('closed', 42, { inputs: up })).exitCode).toBe(0)
})

it('sweep.yml: says what it would delete, and deletes it once it is told so', async () => {
  const preview = await previewWorld({ file: FILE })
  for (const number of [42, 43]) await preview.event('opened', number)
  preview.shop.close(42)
  const inputs = { ...inputsOf({ workflow: 'sweep', job: 'sweep' }), 'grace-period': '0' }
  const event = scheduleEvent({ shapes: preview.gitHub.shapes, repository: preview.shop.record })
  const dry = await preview.job(event, { inputs })
  expect([dry.exitCode, dry.outputs['count'], (await names(preview)).length]).toEqual([0, '2', 2])
  const swept = await preview.job(event, { inputs: { ...inputs, 'dry-run': 'false' } })
  expect([swept.exitCode, await names(preview)]).toEqual([0, [nameOf(43)]])
})

it('working-hours.yml: pauses when the hours of the file say so, and resumes likewise', async () => {
  // Never at the same minute, which the file would be refused for.
  const [often, seldom] = ['"1-59/2 * * * *"', '"0 0 29 2 *"']
  const file = (at: string, resume: string) =>
    `${FILE.replace('tier: flex', 'tier: M10')}pause: { at: ${at}, resume: ${resume}, time-zone: Europe/Berlin }\n`
  const preview = await previewWorld({ file: file(often, seldom) })
  expect((await preview.event('opened', 42)).exitCode).toBe(0)
  const inputs = inputsOf({ workflow: 'working-hours', job: 'hours' })
  const event = scheduleEvent({ shapes: preview.gitHub.shapes, repository: preview.shop.record })
  const paused = await preview.job(event, { inputs })
  expect(paused.outputs).toMatchObject({ 'cluster-name': nameOf(42), 'cluster-state': 'PAUSED', changed: 'true' })
  const again = await preview.job(event, { inputs })
  expect(again.outputs).toMatchObject({ 'cluster-state': 'PAUSED', changed: 'false' })
  const resumed = await preview.job(event, { inputs, file: file(seldom, often) })
  expect(resumed.outputs).toMatchObject({ 'cluster-state': 'IDLE', changed: 'true' })
  // Atlas pauses nothing that was resumed within the last hour: the next run does it.
  const tooEarly = await preview.job(event, { inputs })
  expect([tooEarly.exitCode, tooEarly.outputs['deferred']]).toEqual([0, 'true'])
})

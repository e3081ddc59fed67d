import { expect, it } from 'vitest'
import { watchedWorld } from './watched-world.ts'

it('names the outputs of a plan by step, and alone where all steps agree', async () => {
  const world = await watchedWorld({ projects: ['one', 'two'] })
  const { outputs, exported, exitCode } = await world.main({
    operations: `
first: { find-project: { project-name: one } }
second: { find-project: { project-name: two } }
`,
  })
  expect(exitCode).toBe(0)
  expect(outputs).toMatchObject({
    'first-project-name': 'one',
    'second-project-name': 'two',
    'org-id': world.simulator.orgId,
  })
  expect(outputs).not.toHaveProperty('project-name')
  expect(outputs).toMatchObject({ changed: 'false', skipped: 'false', deferred: 'false' })
  expect(outputs).not.toHaveProperty('deferred-until')
  const result = JSON.parse(outputs['result'] ?? '')
  expect(result).toEqual({
    first: {
      'project-id': outputs['first-project-id'],
      'project-name': 'one',
      'org-id': world.simulator.orgId,
      change: 'unchanged',
    },
    second: {
      'project-id': outputs['second-project-id'],
      'project-name': 'two',
      'org-id': world.simulator.orgId,
      change: 'unchanged',
    },
  })
  expect(exported).toEqual({})
})

it('gives a single operation its plain names, and later steps the same as variables', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const { outputs, exported } = await world.main({
    operation: 'find-project',
    'project-name': 'one',
    'export-env': 'true',
  })
  expect(Object.keys(outputs)).toEqual([
    'project-id',
    'project-name',
    'org-id',
    'change',
    'result',
    'changed',
    'skipped',
    'deferred',
  ])
  const variables = Object.entries(outputs).map(([name, value]) => [
    `ATLAS_${name.replaceAll('-', '_').toUpperCase()}`,
    value,
  ])
  expect(exported).toEqual(Object.fromEntries(variables))
})

it('hands out what was done before another step failed, and names the steps that were not begun', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const { outputs, exitCode, summary } = await world.main({
    operations: `
project: { find-project: { project-name: one } }
cluster: { find-cluster: { project-id: "\${project.project-id}", cluster-name: none } }
night: { pause-cluster: { project-id: "\${project.project-id}", cluster-name: "\${cluster.cluster-name}" } }
`,
  })
  expect(exitCode).toBe(1)
  expect(outputs['project-project-name']).toBe('one')
  expect(Object.keys(JSON.parse(outputs['result'] ?? ''))).toEqual(['project'])
  expect(summary).toContain('| night | pause-cluster |  | not begun, since cluster has failed |  |')
})

it('a flex cluster that cannot be paused is skipped, and no failure', async () => {
  const world = await watchedWorld({ projects: ['one'], speed: 3000 })
  const create = {
    operation: 'create-cluster',
    'project-name': 'one',
    'cluster-name': 'small',
    tier: 'flex',
    region: 'US_EAST_1',
  }
  expect((await world.main(create)).exitCode).toBe(0)
  const { outputs, exitCode, lines, summary } = await world.main({
    operation: 'pause-cluster',
    'project-name': 'one',
    'cluster-name': 'small',
  })
  expect(exitCode).toBe(0)
  expect(outputs).toEqual({ result: '{}', changed: 'false', skipped: 'true', deferred: 'false' })
  expect(lines).toContain('  small is a flex cluster, and Atlas can pause dedicated clusters only.')
  expect(summary).toContain('| skipped |')
})

it('a pause right after a resume is deferred to the time that Atlas names, and no failure', async () => {
  const world = await watchedWorld({ projects: ['one'], speed: 2000 })
  const cluster = { 'project-name': 'one', 'cluster-name': 'big' }
  const named = `project-name: one, cluster-name: big`
  const prepared = await world.main({
    operations: `
create: { create-cluster: { ${named}, tier: M30, region: US_EAST_1 } }
pause: { pause-cluster: { ${named} } }
resume: { resume-cluster: { ${named} } }
`,
  })
  expect(prepared.exitCode).toBe(0)
  const { outputs, exitCode, summary } = await world.main({ operation: 'pause-cluster', ...cluster })
  expect(exitCode).toBe(0)
  expect(outputs).toMatchObject({ result: '{}', changed: 'false', skipped: 'false', deferred: 'true' })
  const until = outputs['deferred-until'] ?? ''
  expect(new Date(until).toISOString()).toBe(until)
  // Atlas documents 60 minutes from the resume, and names no moment: we count from the refusal, so that it is never too early.
  const wait = Date.parse(until) - world.simulator.now().getTime()
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(3_600_000)
  expect(summary).toContain(`- pause-cluster becomes possible at ${until}; run it again then.`)
})

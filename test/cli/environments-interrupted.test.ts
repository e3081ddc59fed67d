import { expect, test } from 'vitest'
import { calm, environmentWorld, expired, NAME_42 } from './environment-world.ts'

const GOES_ON = 'Interrupted. What Atlas has begun goes on there; the same command goes on from here.\n'
const SLOWLY = { ATLAS_ACTION_CLOCK_SPEED: '1' }

test('Ctrl-C in the middle of up and of down: the same command goes on', async () => {
  const world = await environmentWorld({ tier: 'M10' })
  const environment = { ...world.environment, ...SLOWLY }
  const up = world.start(['up', '42', '--json'], { environment })
  await up.shows('cluster: creating the cluster')
  up.process.kill('SIGINT')
  const stopped = await up.ended
  expect(stopped.code).toBe(130)
  expect(stopped.stderr.endsWith(GOES_ON), stopped.stderr).toBe(true)
  const { 'environment-name': name, steps } = JSON.parse(stopped.stdout)
  expect(name).toBe(NAME_42)
  expect(steps[0]).toMatchObject({ operation: 'create-project', status: 'done' })
  expect((await world.cli(['up', '42'])).code).toBe(0)
  expect(world.atlas.writes().filter((write) => /^POST \S+\/(?:groups|clusters)$/.test(write))).toHaveLength(2)

  const down = world.start(['down', '42'], { environment })
  await down.shows('deleting cluster')
  down.process.kill('SIGINT')
  const cut = await down.ended
  expect(cut.code).toBe(130)
  expect(cut.stderr.endsWith(GOES_ON), cut.stderr).toBe(true)
  expect((await world.cli(['down', '42'])).code).toBe(0)
  expect(calm((await world.cli(['list'])).stderr)).toBe('No environments are there.\n')
})

test('Ctrl-C in the middle of a sweep leaves the rest for the next one', async () => {
  const world = await environmentWorld()
  await expired({ world, names: { 1: 'pr-1-df2bc27a' } })
  const slow = {
    match: { method: 'DELETE', path: '/api/atlas/v2/groups' },
    action: { kind: 'delay', ms: 20_000, clock: 'real' },
  } as const
  world.atlas.simulator.addFault(slow)
  const sweep = world.start(['sweep', '--no-dry-run', '--json'])
  await sweep.shows('deleting')
  sweep.process.kill('SIGINT')
  const stopped = await sweep.ended
  expect(stopped.code).toBe(130)
  expect(stopped.stderr.endsWith(GOES_ON), stopped.stderr).toBe(true)
  expect(JSON.parse(stopped.stdout)).toMatchObject({ counts: { left: 1 }, rows: [{ outcome: 'left' }] })
})

test('Ctrl-C while there is only something to read says that nothing was changed', async () => {
  const world = await environmentWorld()
  await expired({ world, names: { 1: 'pr-1-df2bc27a' } })
  const before = world.atlas.writes().length
  const asked: Promise<void>[] = []
  const runs = [['list'], ['sweep'], ['up', '42', '--dry-run']]
  for (const nth of runs.keys()) {
    asked.push(new Promise((first) => world.gitHub.fault({ path: /./, nth: nth + 1, trouble: { first } })))
    world.gitHub.fault({ path: /./, nth: nth + 1, trouble: { silence: true } })
  }
  const started = runs.map((words) => world.start([...words, '--json']))
  await Promise.all(asked)
  for (const run of started) {
    run.process.kill('SIGINT')
    const { code, stderr, stdout } = await run.ended
    expect(code, stderr).toBe(130)
    expect(stderr).toMatch(/Interrupted\. Nothing was changed\.\n$/)
    expect(() => JSON.parse(stdout), stdout).not.toThrow()
  }
  expect(world.atlas.writes()).toHaveLength(before)
})

import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BUNDLE, start } from './command-line.ts'
import { calm, environmentWorld, expired } from './environment-world.ts'

/** What `sha256sum` says of `octo/shop#1` and so on, the first eight digits. */
const NAMES = { 1: 'pr-1-df2bc27a', 2: 'pr-2-c0956995', 3: 'pr-3-d1bd66c4' }
const due = async () => {
  const world = await environmentWorld()
  await expired({ world, names: NAMES })
  return world
}

const deletions = (writes: readonly string[]) => writes.filter((write) => write.startsWith('DELETE')).length

test('a sweep looks only, until it is told otherwise', async () => {
  const world = await due()
  const looked = await world.cli(['sweep'])
  expect(looked.code).toBe(0)
  expect(looked.stdout).toMatch(/^ENVIRONMENT {2,}PULL REQUEST {2,}OUTCOME {2,}REASON\n/)
  expect(looked.stdout).toMatch(/^pr-1-df2bc27a +octo\/shop#1 +would be deleted +expired 2020-01-01T00:00:00Z$/m)
  expect(calm(looked.stderr)).toBe(
    'Environments: 3 would be deleted.\nNothing was changed. To delete them, say --no-dry-run.\n',
  )
  expect(deletions(world.atlas.writes())).toBe(0)

  const limited = await world.cli(['sweep', '--no-dry-run', '--limit', '2', '--json'])
  expect(limited.code).toBe(0)
  expect(limited.stderr).toMatch(/^The same command goes on with what is left\.$/m)
  const { rows, ...report } = JSON.parse(limited.stdout)
  expect(report).toEqual({
    counts: { deleted: 2, gone: 0, 'would be deleted': 0, kept: 0, left: 1, failed: 0 },
    left: 1,
  })
  expect(rows).toHaveLength(3)
  expect(rows[0]).toEqual({
    environment: expect.stringMatching(/^pr-[123]-/),
    repository: 'octo/shop',
    'pull-request': expect.any(Number),
    decision: 'delete',
    reason: 'expired 2020-01-01T00:00:00Z',
    outcome: 'deleted',
  })
  expect((await world.cli(['sweep', '--no-dry-run'])).code).toBe(0)
  expect(deletions(world.atlas.writes())).toBe(3)
})

test('a sweep that cannot read GitHub deletes nothing, fails, and names the variable of a wrong token', async () => {
  const world = await due()
  const environment = { ...world.environment, GH_TOKEN: 'ghs_wrongWrongWrong' }
  const { code, stdout, stderr } = await world.cli(['sweep', '--no-dry-run', '--json'], { environment })
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ incomplete: expect.stringContaining('GitHub answered 401'), rows: [] })
  expect(stderr).toMatch(
    /^✗ Not everything could be read, so nothing was deleted: GitHub: .* GH_TOKEN is wrong or has expired\./m,
  )
  expect(stderr).not.toContain('wrongWrong')
  expect(deletions(world.atlas.writes())).toBe(0)
})

test('a sweep that could not delete what is due fails, and says why', async () => {
  const world = await due()
  world.atlas.simulator.addFault({
    match: { method: 'DELETE', times: 'always' },
    action: { kind: 'status', when: 'before', status: 403, detail: 'No such right.' },
  })
  const { code, stdout, stderr } = await world.cli(['sweep', '--no-dry-run'])
  expect(code).toBe(1)
  expect(stdout).toMatch(/^pr-1-df2bc27a +octo\/shop#1 +failed +expired 2020-01-01T00:00:00Z; .*403/m)
  expect(stderr).toMatch(/^Environments: 3 failed\.$/m)
})

test('a sweep without a token is wrong usage, which names the variables', async () => {
  const world = await due()
  const before = world.atlas.writes().length
  const environments = ['', 'hu sh'].map((token) => ({ ...world.environment, GH_TOKEN: token }))
  for (const ended of await Promise.all(environments.map((environment) => world.cli(['sweep'], { environment })))) {
    expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining('GH_TOKEN') })
    expect(ended.stderr).not.toContain('hu sh')
  }
  expect([world.atlas.writes().length, world.gitHub.requests]).toEqual([before, []])
})

test('GH_TOKEN goes before GITHUB_TOKEN; without either, up says what it has not looked at', async () => {
  const world = await environmentWorld()
  const { GH_TOKEN: token = '', ...others } = world.environment
  const up = (environment: Readonly<Record<string, string>>) => world.cli(['up', '42', '--dry-run'], { environment })
  const [wrong, right, none] = await Promise.all([
    up({ ...others, GH_TOKEN: 'wrong', GITHUB_TOKEN: token }),
    up({ ...others, GITHUB_TOKEN: token }),
    up(others),
  ])
  expect(wrong.stderr).toContain('"Bad credentials". GH_TOKEN is wrong or has expired.')
  expect(right.stderr).not.toContain('TOKEN')
  expect(none.stderr).toMatch(
    /^! .*GH_TOKEN and GITHUB_TOKEN are not set, so nobody has looked whether the pull request is open\.$/m,
  )
  expect([wrong.code, right.code, none.code]).toEqual([0, 0, 0])
})

test.skipIf(!existsSync('/usr/bin/script'))('a screen shows how many environments are through', async () => {
  const world = await due()
  const command = `stty cols 60 rows 20; cd '${world.folder}'; ${process.execPath} ${BUNDLE} sweep --no-dry-run --base-url ${world.atlas.simulator.url} > /dev/null`
  const environment = { ...world.environment, TERM: 'xterm', SHELL: '/bin/sh' }
  const { stdout } = await start('/usr/bin/script', ['-qec', command, '/dev/null'], { environment }).ended
  expect(stdout).toContain('… looking for environments in Atlas, ')
  for (const count of ['0 of 3', '1 of 3', '2 of 3']) expect(stdout).toContain(`… taking environments down, ${count}, `)
  expect(stdout).toMatch(/^✓ pr-1-df2bc27a-project \(delete-project\): deleted/m)
  // What was under way is gone from the screen in the end.
  expect(stdout.split('\x1b[J').at(-1)).toMatch(/^Environments: 3 deleted\.\r?\n$/)
})

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calm, environmentWorld, NAME_42 } from './environment-world.ts'

const OWN_PASSWORD = 'a-password-of-my-own'

test('an environment comes up, is listed, and goes down', async () => {
  const world = await environmentWorld()
  const up = await world.cli(['up', '42'])
  expect(up.code).toBe(0)
  expect(up.stdout).toContain(`cluster-name: ${NAME_42}`)
  expect(up.stderr).toMatch(
    new RegExp(`^${NAME_42} is up until \\d{4}-\\d\\d-\\d\\dT[\\d:]+Z, unless it is extended\\.$`, 'm'),
  )

  const [listed, rows, none, looked] = await Promise.all([
    world.cli(['list']),
    world.cli(['list', '42', '--json']),
    world.cli(['list', '43', '--json']),
    world.cli(['down', '42', '--dry-run']),
  ])
  expect([listed.code, calm(listed.stderr)]).toEqual([0, ''])
  expect(listed.stdout).toMatch(/^ENVIRONMENT {2,}PULL REQUEST {2,}STATE {2,}TIER {2,}CLUSTER {2,}EXPIRES\n/)
  expect(listed.stdout).toMatch(new RegExp(`^${NAME_42} +#42 +open +flex +IDLE +20`, 'm'))
  expect(JSON.parse(rows.stdout)).toEqual({
    environments: [
      {
        environment: NAME_42,
        repository: 'octo/shop',
        'pull-request': 42,
        'pull-request-state': 'open',
        isolation: 'project',
        'expires-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+Z$/),
        protected: false,
        'project-id': expect.stringMatching(/^[0-9a-f]{24}$/),
        cluster: { name: NAME_42, kind: 'flex', tier: 'flex', state: 'IDLE', paused: false },
      },
    ],
  })
  expect(JSON.parse(none.stdout)).toEqual({ environments: [] })

  expect([looked.code, looked.stdout]).toEqual([0, expect.stringContaining('delete')])
  const down = await world.cli(['down', '42', '--json'])
  expect(down.code).toBe(0)
  expect(JSON.parse(down.stdout)).toMatchObject({
    'environment-name': NAME_42,
    repository: 'octo/shop',
    'pull-request': 42,
    steps: [{ operation: 'delete-project', status: 'done', change: 'deleted' }],
  })
  const [again, empty] = await Promise.all([world.cli(['down', '42']), world.cli(['list'])])
  expect(again).toEqual({ code: 0, stdout: '', stderr: `There is nothing of ${NAME_42} to take down.\n` })
  expect([empty.code, empty.stdout, calm(empty.stderr)]).toEqual([0, '', 'No environments are there.\n'])
})

test('whoever cannot see the password is told a command that lets them in, and that works as it stands', async () => {
  const world = await environmentWorld()
  const up = await world.cli(['up', '42', '--json'])
  const { steps } = JSON.parse(up.stdout)
  const user = steps.find(({ operation }: { operation: string }) => operation === 'create-database-user')
  expect(user.outputs).toMatchObject({ password: '***', 'connection-string-with-credentials': '***' })
  const [, told = ''] = /^ {2}mongodb-atlas-action (call create-database-user .*\\\n.*)$/m.exec(up.stderr) ?? []
  const words = told.replace('\\\n', ' ').trim().split(/\s+/)
  const { code, stdout } = await world.cli(words, { stdin: `${OWN_PASSWORD}\n` })
  expect(code).toBe(0)
  expect(stdout).toContain(`project-id: ${user.outputs['project-id']}`)
  expect(stdout).toContain('connection-string: mongodb')
  expect(stdout).not.toContain(OWN_PASSWORD)
})

test('for a closed pull request nothing is done, which is no failure', async () => {
  const world = await environmentWorld()
  world.shop.close(42)
  const [up, { stdout }] = await Promise.all([world.cli(['up', '42']), world.cli(['up', '42', '--json'])])
  expect(up).toEqual({ code: 0, stdout: '', stderr: 'Nothing to do: pull request #42 is closed.\n' })
  expect(JSON.parse(stdout)).toEqual({ skipped: 'pull request #42 is closed', steps: [] })
  expect(world.atlas.writes()).toEqual([])
})

test('with --json there is one document also when nothing came of the command', async () => {
  const world = await environmentWorld()
  const up = await world.cli(['up', '999', '--json'])
  expect(up.code).toBe(1)
  const message = 'there is no pull request #999 in octo/shop, or GH_TOKEN may not see it.'
  const hint = 'Check the number, and what GH_TOKEN may read.'
  expect(JSON.parse(up.stdout)).toEqual({ error: { code: 'PULL_REQUEST_NOT_FOUND', message, hint } })
  expect(up.stderr).toBe(`${message} ${hint}\n`)

  world.atlas.simulator.addFault({
    match: { times: 'always' },
    action: { kind: 'status', when: 'before', status: 403 },
  })
  const list = await world.cli(['list', '--json'])
  expect(list.code).toBe(1)
  expect(JSON.parse(list.stdout)).toEqual({ error: expect.objectContaining({ message: expect.any(String) }) })
})

test('a file that is missing or wrong is said by its option and its line, before Atlas is changed', async () => {
  const world = await environmentWorld()
  const missing = await world.cli(['up', '42', '--file', 'none.yml', '--json'])
  expect(missing).toEqual({
    code: 2,
    stdout: '',
    stderr:
      '--file: there is no none.yml, neither here nor in the base branch. Write one, or give the path of another as --file.\n',
  })
  await world.write('wrong.yml', 'org-id: 5a0a1e7e0f2912c554080adc\nclutser: {}\n')
  const wrong = await world.cli(['up', '42', '--file', 'wrong.yml'])
  expect([wrong.code, wrong.stdout]).toEqual([2, ''])
  expect(wrong.stderr).toMatch(/^wrong\.yml:2:1: /m)
  expect(world.atlas.writes()).toEqual([])
})

test('a folder inside of the clone will do: the file is that of the clone', async () => {
  const world = await environmentWorld()
  await world.write('.git/config', '[remote "origin"]\n\turl = git@github.com:octo/shop.git\n')
  await world.write('src/deep/index.js', '')
  const { GITHUB_REPOSITORY: _, ...environment } = world.environment
  const more = { folder: join(world.folder, 'src/deep'), environment }
  const { code, stdout } = await world.cli(['up', '42', '--dry-run', '--json'], more)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ repository: 'octo/shop', steps: [{ status: 'planned' }, {}, {}, {}] })
})

test('what is no number, time span or repository is wrong usage, and nothing is sent', async () => {
  const world = await environmentWorld()
  const wrong = [
    { words: ['up', 'abc'], says: 'pull-request: expected a whole number from 1 to ' },
    { words: ['down', '0'], says: 'pull-request: expected a whole number from 1 to ' },
    { words: ['list', '-1'], says: 'pull-request: expected a whole number from 1 to ' },
    { words: ['sweep', '--limit', 'many'], says: 'limit: expected a whole number from 1 to 1000, got `many`.' },
    { words: ['sweep', '--grace-period', 'soon'], says: 'grace-period: expected a time span such as `1h` or `2d`' },
    { words: ['list', '--repository', 'shop'], says: '--repository: expected `owner/name`, got `shop`.' },
  ]
  await Promise.all(
    wrong.map(async ({ words, says }) => {
      const { code, stdout, stderr } = await world.cli(words)
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(says) })
    }),
  )
  expect([world.atlas.writes(), world.gitHub.requests]).toEqual([[], []])
})

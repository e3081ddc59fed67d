import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { atlas, cli } from './command-line.ts'

const NEW = ['--project-name', 'shop', '--cluster-name', 'dev']

test('an operation that reads gives its outputs as YAML', async () => {
  const world = await atlas({ projects: ['shop', 'depot'] })
  const { stdout, stderr, code } = await world.cli(['call', 'list-projects'])
  expect(code).toBe(0)
  expect(parse(stdout)).toMatchObject({ count: 2 })
  expect(stderr).toMatch(/^✓ list-projects: unchanged, /)
})

test('a map is given in parts, a flag by its name alone or by its contrary', async () => {
  const world = await atlas()
  const words = ['call', 'create-project', '--org-id', world.simulator.orgId, '--project-name', 'shop', '--dry-run']
  const { stdout } = await world.cli([...words, '--tags', 'team=web', '--tags', 'stage=dev', '--default-alerts'])
  const { would } = parse(stdout)
  expect(would).toContain('{"key":"team","value":"web"}')
  expect(would).toContain('{"key":"stage","value":"dev"}')
  expect(would).toContain('"withDefaultAlertsSettings":true')
  const contrary = await world.cli([...words, '--no-default-alerts'])
  expect(parse(contrary.stdout).would).toContain('"withDefaultAlertsSettings":false')
})

test('--no-wait does not wait', async () => {
  const world = await atlas({ projects: ['shop'] })
  const words = ['call', 'create-cluster', ...NEW, '--tier', 'M10', '--region', 'US_EAST_1', '--no-wait']
  const { stdout, stderr, code } = await world.cli(words)
  expect({ stderr, code }).toMatchObject({ code: 0 })
  expect(parse(stdout)).toMatchObject({ 'cluster-state': 'CREATING' })
})

test('what cannot be done yet is deferred, with an exit code of its own', async () => {
  const world = await atlas({ projects: ['shop'] })
  const cluster = ['--cluster', 'shop:dev']
  await world.cli(['call', 'create-cluster', ...NEW, '--tier', 'M10', '--region', 'US_EAST_1'])
  await world.cli(['call', 'pause-cluster', ...cluster])
  await world.cli(['call', 'resume-cluster', ...cluster])
  const { stdout, stderr, code } = await world.cli(['call', 'pause-cluster', ...cluster])
  expect({ stdout, code }).toEqual({ stdout: '', code: 3 })
  expect(stderr).toMatch(/^◷ pause-cluster: deferred until \d{4}-.*\n {2}dev was resumed less than 60 minutes ago/m)
})

test('what is not possible at all is skipped, and no failure', async () => {
  const world = await atlas({ projects: ['shop'] })
  const cluster = ['--cluster', 'shop:dev']
  await world.cli(['call', 'create-cluster', ...NEW, '--tier', 'flex', '--region', 'US_EAST_1'])
  const { stderr, code } = await world.cli(['call', 'pause-cluster', ...cluster])
  expect(code).toBe(0)
  expect(stderr).toMatch(/^– pause-cluster: skipped\. dev is a flex cluster/m)
})

test('every wrong parameter is named, before anything is sent', async () => {
  const world = await atlas()
  const { stdout, stderr, code } = await world.cli([
    ...[
      'call',
      'create-cluster',
      '--project-id',
      'short',
      '--tier',
      'huge',
      '--backup',
      'maybe',
      '--disk-size-gb',
      '5',
    ],
    ...['--cluster-name', 'dev', '--region', 'US_EAST_1'],
  ])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  for (const name of ['project-id', 'tier', 'backup', 'disk-size-gb']) {
    expect(stderr).toMatch(new RegExp(`^${name}: expected .*, got .*$`, 'm'))
  }
})

test('a required parameter that is missing is named with what it has to be', async () => {
  const { stderr, code } = await cli(['call', 'create-project', '--project-name', 'shop'])
  expect(code).toBe(2)
  expect(stderr).toMatch(/^org-id: create-project needs this parameter\. Add `org-id`: expected an organization id/m)
})

test('no operation at all shows which there are', async () => {
  const { stdout, stderr, code } = await cli(['call'])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toMatch(/^ {2}pause-cluster /m)
})

test('a limit of the settings holds', async () => {
  const world = await atlas({ projects: ['shop'] })
  const words = ['call', 'create-cluster', ...NEW, '--tier', 'M40', '--region', 'US_EAST_1']
  const { stderr, code } = await world.cli([...words, '--allowed-tiers', 'M10,flex'])
  expect(code).toBe(2)
  expect(stderr).toContain('M40')
  expect(world.writes()).toEqual([])
})

describe('a secret parameter', () => {
  const user = ['call', 'create-database-user', '--project-name', 'shop', '--username', 'app', '--roles', 'read@app']
  const PASSWORD = 'correct horse @ battery'

  test('is refused on the command line, where others can read it, and not repeated', async () => {
    const world = await atlas({ projects: ['shop'] })
    const { stdout, stderr, code } = await world.cli([...user, '--password', PASSWORD])
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toContain('--password: a command line can be read by others')
    expect(stderr).toContain('`@file` reads it from a file')
    expect(stderr).not.toContain(PASSWORD)
    expect(world.writes()).toEqual([])
  })

  test('comes from a file or standard input', async () => {
    const passwords: unknown[] = []
    const world = await atlas({
      projects: ['shop'],
      onExchange({ method, requestBody, status }) {
        if (method !== 'GET' && status < 300) passwords.push(JSON.parse(requestBody.toString()).password)
      },
    })
    const file = join(await temporaryFolder(), 'password')
    await writeFile(file, `${PASSWORD}\n`)
    for (const [source, stdin] of [
      [`@${file}`, ''],
      ['-', `${PASSWORD}\n`],
    ] as const) {
      const words = [...user, '--password', source, '--if-exists', 'reuse', '--rotate-password']
      const { stdout, stderr, code } = await world.cli(words, { stdin })
      expect({ stderr, code }).toMatchObject({ code: 0 })
      expect(stdout + stderr).not.toContain(PASSWORD)
    }
    expect(passwords).toEqual([PASSWORD, PASSWORD])
  })

  test('that was made here and is not shown is said to be neither', async () => {
    const world = await atlas({ projects: ['shop'] })
    const { stdout, stderr, code } = await world.cli(user)
    expect({ stderr, code }).toMatchObject({ code: 0 })
    expect(parse(stdout)).toMatchObject({ password: '***' })
    expect(stderr).toContain(
      '! Secret, so not shown on a command line: password. Give a `password` of your own if you need to know it.',
    )
    const reading = await world.cli(['call', 'list-database-users', '--project-name', 'shop'])
    expect(reading.stderr).not.toContain('Secret')
  })

  test('in a file that is not there is named', async () => {
    const { stderr, code } = await (await atlas()).cli([...user, '--password', '@/nowhere/at-all'])
    expect(code).toBe(2)
    expect(stderr).toContain('--password: /nowhere/at-all cannot be read (ENOENT).')
  })
})

import { expect, test } from 'vitest'
import { echo } from '../github/looking.ts'
import { atlas } from './command-line.ts'

test('a terminal is let in by its public address, is told how to take it back, and does so', async () => {
  const world = await atlas({ projects: ['shop'] })
  const services = [await echo('20.55.1.9'), await echo('20.55.1.9')]
  const echoes = { ATLAS_ACTION_IP_ECHO: services.map(({ origin }) => `${origin}/`).join(' ') }
  const environment = { ...world.apiKey, ...echoes }
  const added = await world.cli(['call', 'add-ip-access', '--project-name', 'shop', '--runner'], { environment })
  expect([added.code, added.stdout]).toEqual([0, expect.stringContaining('20.55.1.9')])
  expect(added.stderr).toMatch(/call remove-ip-access --project-id \w+ --ip-address 20\.55\.1\.9/)
  const removed = await world.cli(['call', 'remove-ip-access', '--project-name', 'shop', '--runner'], { environment })
  expect(removed.code).toBe(0)
  expect(world.writes().map((write) => write.replace(/\/.*accessList/, ' accessList'))).toEqual([
    'POST  accessList',
    'DELETE  accessList/20.55.1.9',
  ])
})

test('a terminal takes no token of GitHub as an option', async () => {
  const world = await atlas()
  const { stdout } = await world.cli(['call', 'add-ip-access', '--help'])
  expect(stdout).toContain('--runner')
  expect(stdout).not.toContain('github-token')
  const given = await world.cli(['call', 'list-projects', '--github-token', 'hush-hush'])
  expect([given.code, given.stderr.includes('hush-hush')]).toEqual([2, false])
  expect(given.stderr).toContain('A command line can be read by others. It is read from GH_TOKEN or GITHUB_TOKEN.')
})

import { expect, test } from 'vitest'
import { cli, start } from './command-line.ts'

/** What bash offers for the last of these words. */
async function offers(...words: string[]): Promise<string[]> {
  const { stdout: script } = await cli(['completion', 'bash'])
  const line = ['mongodb-atlas-action', ...words].map((word) => `'${word}'`).join(' ')
  const asked = `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _mongodb_atlas_action; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = await start('bash', ['--norc'], { stdin: asked }).ended
  expect(stderr).toBe('')
  return stdout.split('\n').filter((word) => word !== '')
}

test.skipIf(process.platform === 'win32')('bash completes commands, operations and options', async () => {
  expect(await offers('s')).toEqual(['sweep', 'schema', 'serve', 'simulate'])
  expect(await offers('sweep', '--no')).toEqual(['--no-dry-run'])
  expect(await offers('up', '42', '--fi')).toEqual(['--file'])
  expect(await offers('list', '--repo')).toEqual(['--repository'])
  expect(await offers('call', 'pa')).toEqual(['pause-cluster'])
  expect(await offers('call', 'pause-cluster', '--cluster')).toEqual(['--cluster', '--cluster-name'])
  expect(await offers('run', 'plan.yml', '--dry')).toEqual(['--dry-run'])
  expect(await offers('api', 'listGroupFlexClusters')).toEqual(['listGroupFlexClusters'])
  expect(await offers('api', 'listGroups', '--out')).toEqual(['--output-file'])
})

test('zsh gets the same by way of bashcompinit', async () => {
  const { stdout: bash } = await cli(['completion', 'bash'])
  const { stdout: zsh } = await cli(['completion', 'zsh'])
  expect(zsh).toBe(`autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash}`)
})

test('fish is told each word with what it is for', async () => {
  const { stdout } = await cli(['completion', 'fish'])
  expect(stdout).toMatch(/^complete -c mongodb-atlas-action -n '__fish_use_subcommand' -f -a doctor -d '.+'$/m)
  for (const name of ['up', 'down', 'list', 'pause', 'resume', 'sweep'])
    expect(stdout).toMatch(new RegExp(`-n '__fish_use_subcommand' -f -a ${name} -d '.+'$`, 'm'))
  expect(stdout).toMatch(
    /^complete -c mongodb-atlas-action -n '__fish_seen_subcommand_from call; and __fish_seen_subcommand_from pause-cluster' -l cluster-name -d '.+'$/m,
  )
})

test('another shell is refused', async () => {
  const { stdout, stderr, code } = await cli(['completion', 'tcsh'])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toContain('bash, zsh, fish')
})

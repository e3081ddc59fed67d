import { expect, it } from 'vitest'
import { runAction } from '../support/action-run.ts'
import { hostileAtlas, OTHER_ID, PROJECT_ID } from './hostile-atlas.ts'
import { commandsIn } from './runner-log.ts'
import { faultsOf } from './visible.ts'

const HOSTILE = {
  'workflow commands':
    'a\n::set-output name=x::y\r::add-mask::e\u2028::stop-commands::z\n##[error]boo ##[set-env name=A]b %0A::error::c',
  'a command at its very beginning': '::error file=x::boo',
  'the old form of a command at its very beginning': '##[add-path]/tmp/evil',
  'Markdown and HTML':
    'x | y | z `code` <script>alert(1)</script> <img src=x> @octocat #1 ![i](http://evil.example) [l](http://evil.example) www.evil.example <!-- --> **b** ~~s~~ a)b',
  'escapes of terminals': '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J \u202eevil\u2066 \u200b\u0000',
}
const STEPS = `
access: { check-access: }
organizations: { list-organizations: }
projects: { list-projects: }
project: { find-project: { project-id: ${PROJECT_ID} } }
clusters: { list-clusters: { project-id: ${PROJECT_ID} } }
cluster: { find-cluster: { project-id: ${PROJECT_ID}, cluster-name: pr-42 } }
string: { connection-string: { project-id: ${PROJECT_ID}, cluster-name: pr-43 } }
entries: { list-ip-access: { project-id: ${PROJECT_ID} } }
written: { update-project: { project-id: ${OTHER_ID}, new-project-name: new } }
refused: { find-cluster: { project-id: ${PROJECT_ID}, cluster-name: pr-44 } }
`

async function meeting(text: string, operations = STEPS) {
  const inputs = {
    operations,
    'base-url': await hostileAtlas(text),
    'access-token': 'tokentokentoken',
    'export-env': 'true',
  }
  const run = await runAction({ entry: 'main', inputs, more: {}, state: {}, speed: 3000 })
  expect(faultsOf({ run, secrets: ['tokentokentoken'] })).toEqual([])
  return run
}

it.each(Object.entries(HOSTILE))(
  'nothing that Atlas says starts a command or breaks out of its place: %s',
  async (_, text) => {
    const run = await meeting(text)
    const errors = commandsIn(run.lines).filter(({ name }) => name === 'error')
    expect(errors.map(({ properties: { title } }) => title)).toEqual([
      'MongoDB Atlas: written failed',
      'MongoDB Atlas: refused failed',
    ])
    for (const place of [run.lines.join('\n'), JSON.stringify(Object.values(run.outputs)), run.summary]) {
      expect(place).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u200b\u202a-\u202e\u2066-\u2069]/)
    }
    for (const value of Object.values({ ...run.outputs, ...run.exported })) expect(value).not.toContain('\n')
    expect(Object.keys(run.state)).toEqual([])
  },
)

it.each(Object.entries(HOSTILE))('the summary stays a summary: %s', async (_, text) => {
  const { summary } = await meeting(text)
  const rows = summary.split('\n').filter((line) => line.startsWith('|'))
  expect(rows).toHaveLength(2 + 10)
  for (const row of rows) expect(row.split('|'), row).toHaveLength(7)
  const links = [...summary.matchAll(/\]\((http[^)]*)\)/g)].map(([, link = '']) => link)
  expect(links).toHaveLength(3)
  for (const link of links)
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2\/5a0a1e7e0f2912c554080adc#\/[\w/%.~-]+$/)
  const outside = links
    .reduce((text, link) => text.replace(`](${link})`, ']'), summary)
    .replace(/^```mermaid\n[\s\S]*?^```$/m, '')
  expect(outside).not.toMatch(/<(?!\/?code>)|`|@\w|!\[|\]\(|~~|:\/\/|www\./)
})

it('a name that the workflow itself was given starts no command either', async () => {
  const name = '##[add-path]x | <b>@octocat'
  const { lines, exitCode } = await meeting('plain', `find: { find-project: { project-name: "${name}" } }`)
  expect(exitCode).toBe(1)
  expect(commandsIn(lines).map(({ name }) => name)).toEqual(['add-mask', 'warning', 'group', 'endgroup', 'error'])
})

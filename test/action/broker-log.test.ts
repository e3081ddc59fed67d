import { expect, test } from 'vitest'
import { brokerWorld } from './broker-world.ts'
import { annotations } from './runner-log.ts'

const PLAN = `
project: { create-project: { org-id: ORG, project-name: NAME } }
cluster:
  create-cluster: { project-id: "\${project.project-id}", cluster-name: shop, tier: M10, provider: AWS, region: US_EAST_1 }
user:
  create-database-user: { project-id: "\${project.project-id}", username: app, roles: [readWrite@app], cluster-name: shop }
  needs: [cluster]
uri:
  connection-string: { project-id: "\${project.project-id}", cluster-name: shop, username: app, password: "\${user.password}" }
`.trim()

/** Without what differs from run to run: ids, passwords, times. */
const steady = (line: string) =>
  line
    .replaceAll(/[0-9a-f]{24}/g, 'ID')
    .replaceAll(/\.[a-z0-9]{5,8}\.mongodb/g, '.HOST.mongodb')
    .replaceAll(/ac-[a-z0-9]{7}-|atlas-[a-z0-9]{6}-/g, 'SHARD-')
    .replaceAll(/, (?:\d+ (?:h|min|s) ?)+$/g, '')
    .replaceAll('own', 'NAME')
    .replaceAll('asked', 'NAME')
/** The groups of the log with their lines, in the order in which steps ended; secrets stand last through a broker. */
const groups = (lines: readonly string[]) => {
  const from = lines.map((line, index) => (line.startsWith('::group::') ? index : -1)).filter((index) => index >= 0)
  return from.map((index) => lines.slice(index, lines.indexOf('::endgroup::', index)).map(steady).sort())
}

test('a plan through a broker is told as it is with credentials: steps when they end, links, masks, outputs', async () => {
  // Slow enough for a look at the broker between the end of the project and that of the cluster.
  const { world, main } = await brokerWorld({ speed: 300 })
  const plan = (name: string) => PLAN.replace('ORG', world.simulator.orgId).replace('NAME', name)
  const own = await world.main({ operations: plan('own') })
  const run = await main({ operations: plan('asked') })
  expect([own, run].map(({ exitCode, lines }) => [exitCode, annotations(lines)])).toEqual([
    [0, []],
    [0, []],
  ])
  expect(groups(run.lines)).toEqual(groups(own.lines))
  expect(run.lines.some((line) => line.startsWith('  console: http'))).toBe(true)
  expect(Object.keys(run.outputs).sort()).toEqual(Object.keys(own.outputs).sort())
  // What stands in the log after a step's end shows that it was told before the end of the run.
  const told = run.lines.findIndex((line) => line.startsWith('::group::✓ project'))
  expect(run.lines.slice(told).some((line) => line.startsWith('… cluster: '))).toBe(true)
  for (const { lines, outputs } of [own, run]) {
    const secrets = ['password', 'user-password', 'connection-string-with-credentials'].map((name) => outputs[name])
    for (const secret of secrets) {
      expect(secret).toMatch(/.{20,}/)
      const shown = lines.findIndex((line) => !line.startsWith('::add-mask::') && line.includes(secret ?? ''))
      expect(shown).toBe(-1)
      expect(lines).toContain(`::add-mask::${secret}`)
    }
  }
  const links = (summary: string) => summary.match(/\]\(http[^)]*\)/g)?.map(steady)
  expect(links(run.summary)).toEqual(links(own.summary))
})

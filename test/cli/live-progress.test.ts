import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { atlas, BUNDLE, start } from './command-line.ts'

const SCRIPT = '/usr/bin/script'

/** What a screen of so many columns shows in the end: it knows the few commands that are used here, and refuses any other. */
function screen(text: string, columns: number): string[] {
  const lines: string[] = ['']
  let row = 0
  let column = 0
  for (const [token] of text.matchAll(/\x1b\[\d*[A-Z]|./gsu)) {
    const [, count, command] = /^\x1b\[(\d*)([A-Z])$/.exec(token) ?? []
    if (token === '\r') column = 0
    else if (token === '\n') row++
    else if (command === 'A') row -= Number(count)
    else if (command === 'K') lines[row] = (lines[row] ?? '').slice(0, column)
    else if (command === 'J') lines.length = row + 1
    else if (token < ' ') throw new Error(`unexpected ${JSON.stringify(token)}`)
    else {
      const line = (lines[row] ?? '').padEnd(column)
      lines[row] = line.slice(0, column) + token + line.slice(column + 1)
      column++
      if (column > columns && !/^(?:[✓–]|\/|stdin)/.test(lines[row] ?? '')) throw new Error(`too wide: ${lines[row]}`)
    }
    if (row < 0) throw new Error('above the screen')
    lines[row] ??= ''
  }
  return lines
}

test.skipIf(!existsSync(SCRIPT))(
  'on a terminal each active step has one line, written over; what has ended stays',
  async () => {
    const world = await atlas({ projects: ['shop'] })
    const step = (id: string) =>
      `${id}: { create-cluster: { project-name: shop, cluster-name: ${id}, tier: M10, provider: AWS, region: US_EAST_1 } }`
    const plan = ['one', 'two'].map(step).join('\\n')
    const command = `stty cols 40 rows 10 -echo; printf '${plan}' | ${process.execPath} ${BUNDLE} run - --base-url ${world.simulator.url} > /dev/null`
    const environment = { ...world.apiKey, TERM: 'xterm', SHELL: '/bin/sh' }
    const { stdout, code } = await start(SCRIPT, ['-qec', command, '/dev/null'], { environment }).ended
    expect(code).toBe(0)
    expect(stdout).toMatch(/… one: creating the clus.*…, \d+ min \d+ s\x1b\[K/)
    expect(
      screen(stdout, 40)
        .map((line) => line.replace(/, \d.*$/, ''))
        .sort(),
    ).toEqual(['', '✓ one (create-cluster): created', '✓ two (create-cluster): created'])
  },
)

test.skipIf(!existsSync(SCRIPT))('a terminal that cannot move its cursor gets plain lines', async () => {
  const world = await atlas()
  const command = `${process.execPath} ${BUNDLE} call list-projects --base-url ${world.simulator.url}`
  const environment = { ...world.apiKey, TERM: 'dumb', SHELL: '/bin/sh' }
  const { stdout } = await start(SCRIPT, ['-qec', command, '/dev/null'], { environment }).ended
  expect(stdout).toMatch(/^✓ list-projects: unchanged/m)
  expect(stdout).not.toContain('\x1b')
})

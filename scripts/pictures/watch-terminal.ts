import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { DIST } from '../try/world.ts'
import { openScreen, type ScreenLine } from './screen.ts'
import type { World } from './world.ts'

const ROWS = 60

/**
 * Runs lines of a shell in a real terminal, where the command is the committed bundle and leads to the simulator. Gives what was on the
 * screen when a line of it first began with each of the texts, and at the end. Throws with the screen when a line fails.
 */
export async function watchTerminal({
  lines,
  columns,
  pauseAt,
  world,
}: {
  lines: readonly string[]
  columns: number
  pauseAt: readonly string[]
  world: World
}): Promise<ScreenLine[][]> {
  const session = join(world.folder, 'session.sh')
  writeFileSync(session, [`stty cols ${columns} rows ${ROWS}`, 'set -e', ...lines.flatMap(typed), ''].join('\n'))
  const screen = await openScreen({ columns, rows: ROWS })
  const screens: ScreenLine[][] = []
  // `script` of util-linux: a new terminal for this command (-c), whose end is its own (-e), with no words of its own (-q).
  const child = spawn('/usr/bin/script', ['-qefc', `sh ${session}`, '/dev/null'], {
    cwd: world.workspace,
    env: environmentOf(world),
    // Left open: at the end of its input, `script` would send the end of a file to the command.
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const expected = [...pauseAt]
  for await (const bytes of child.stdout) {
    await screen.write(bytes)
    const [next] = expected
    if (next === undefined || !screen.lines().some((line) => textOf(line).startsWith(next))) continue
    expected.shift()
    screens.push(screen.lines())
  }
  const end = screen.lines()
  const shown = end.map(textOf).join('\n')
  if ((await ended) !== 0) throw new Error(`The session failed.\n${shown}`)
  if (expected.length > 0) throw new Error(`The terminal never showed a line that begins with ${expected[0]}\n${shown}`)
  return [...screens, end]
}

/** A line of a shell script that shows itself as if it had been typed, then runs. */
function typed(line: string): string[] {
  const quoted = `'${line.replaceAll("'", "'\\''")}'`
  return [`printf '\\033[32m$\\033[0m \\033[1m%s\\033[0m\\n' ${quoted}`, line]
}

/** The command by its name, with the one option that nobody else needs. */
function environmentOf({ folder, simulated, pullRequest, variables }: World): Record<string, string> {
  const bin = join(folder, 'bin')
  const command = join(bin, 'mongodb-atlas-action')
  mkdirSync(bin)
  writeFileSync(
    command,
    `#!/bin/sh\nexec '${process.execPath}' '${join(DIST, 'cli', 'index.js')}' "$@" --base-url ${simulated.url}\n`,
  )
  chmodSync(command, 0o755)
  return {
    ...variables,
    ...pullRequest.terminalVariables,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    MONGODB_ATLAS_CLIENT_ID: simulated.clientId,
    MONGODB_ATLAS_CLIENT_SECRET: simulated.clientSecret,
  }
}

function textOf(line: ScreenLine): string {
  return line.map(({ text }) => text).join('')
}

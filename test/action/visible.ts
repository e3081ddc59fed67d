import type { ActionRun } from '../support/world.ts'
import { commandsIn, linesAsRead } from './runner-log.ts'

/** The commands that we print on purpose; all else goes through the runner's files. */
const MEANT = new Set(['add-mask', 'group', 'endgroup', 'error', 'warning', 'notice'])

/** What no run may ever do, whatever it met: one sentence for each fault. `secrets` are values that nobody may see. */
export function faultsOf({ run, secrets }: { run: ActionRun; secrets: readonly string[] }): string[] {
  const commands = commandsIn(run.lines)
  const foreign = commands.filter(({ name }) => !MEANT.has(name))
  const lines = linesAsRead(run.lines.join('\n'))
  const masks = commands.filter(({ name }) => name === 'add-mask')
  const visible = lines.filter((_, at) => !masks.some((mask) => mask.at === at))
  const places = {
    log: visible.join('\n'),
    stderr: run.stderr,
    outputs: JSON.stringify(run.outputs),
    state: JSON.stringify(run.state),
    environment: JSON.stringify(run.exported),
    summary: run.summary,
  }
  return [
    ...foreign.map(({ name, at }) => `line ${at} is taken for the command ${name}`),
    ...balance(commands.map(({ name }) => name)),
    ...Object.entries(places).flatMap(([place, text]) =>
      secrets
        .filter((secret) => holds(text, secret))
        .map((secret) => `a secret of ${secret.length} characters is in the ${place}`),
    ),
    ...(run.stderr === '' ? [] : [`stderr holds ${JSON.stringify(run.stderr.slice(0, 300))}`]),
  ]
}

function holds(text: string, secret: string): boolean {
  const escaped = JSON.stringify(secret).slice(1, -1)
  return [secret, escaped, encodeURIComponent(secret)].some((form) => text.includes(form))
}

/** A group that is not ended swallows the rest of the log. */
function balance(names: readonly string[]): string[] {
  let depth = 0
  for (const name of names) {
    if (name === 'group') depth += 1
    if (name === 'endgroup') depth -= 1
    if (depth < 0 || depth > 1) return ['groups are not balanced']
  }
  return depth === 0 ? [] : ['a group is not ended']
}

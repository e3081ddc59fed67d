import { kebabCase } from '../../src/base/text.ts'
import { operations } from '../../src/operations/index.ts'
import type { ActionRun } from '../support/world.ts'
import { commandsIn, linesAsRead } from './runner-log.ts'

/** The commands that we print on purpose; all else goes through the runner's files. */
const MEANT = new Set(['add-mask', 'group', 'endgroup', 'error', 'warning', 'notice'])

/** What later steps are given in secret, after the names in action.yml: in a plan the id of a step stands before them. */
const SECRET_OUTPUTS = [...operations.values()].flatMap(({ outputs }) =>
  Object.entries(outputs).flatMap(([name, { secret }]) => (secret === true ? [kebabCase(name)] : [])),
)

/**
 * What no run may ever do, whatever it met: one sentence for each fault. `secrets` are values that nobody may see; `handedOut` are
 * those that only the outputs for secrets may hold.
 */
export function faultsOf({
  run,
  secrets,
  handedOut = [],
}: {
  run: ActionRun
  secrets: readonly string[]
  handedOut?: readonly string[]
}): string[] {
  const commands = commandsIn(run.lines)
  const foreign = commands.filter(({ name }) => !MEANT.has(name))
  const lines = linesAsRead(run.lines.join('\n'))
  const masks = commands.filter(({ name }) => name === 'add-mask')
  const visible = lines.filter((_, at) => !masks.some((mask) => mask.at === at))
  const plain = Object.entries(run.outputs).filter(([name]) => !isSecretOutput(name))
  const places = {
    log: visible.join('\n'),
    stderr: run.stderr,
    'plain outputs': JSON.stringify(plain),
    state: JSON.stringify(run.state),
    environment: JSON.stringify(run.exported),
    summary: run.summary,
  }
  return [
    ...foreign.map(({ name, at }) => `line ${at} is taken for the command ${name}`),
    ...balance(commands.map(({ name }) => name)),
    ...Object.entries(places).flatMap(([place, text]) => found([...secrets, ...handedOut], place, text)),
    ...found(secrets, 'secret outputs', JSON.stringify(run.outputs)),
    // GitHub drops an output of a job that holds a masked text.
    ...plain.flatMap(([name, value]) => {
      const dropped = masks.some(({ message }) => message !== '' && value.includes(message))
      return dropped ? [`the output ${name} holds a text that is masked`] : []
    }),
    ...(run.stderr === '' ? [] : [`stderr holds ${JSON.stringify(run.stderr.slice(0, 300))}`]),
  ]
}

function isSecretOutput(name: string): boolean {
  return SECRET_OUTPUTS.some((secret) => name === secret || name.endsWith(`-${secret}`))
}

function found(secrets: readonly string[], place: string, text: string): string[] {
  return secrets
    .filter((secret) => holds(text, secret))
    .map((secret) => `a secret of ${secret.length} characters is in the ${place}`)
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

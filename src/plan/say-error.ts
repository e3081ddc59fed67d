import { ActionError, UsageError } from '../base/errors.ts'

/**
 * An error that is meant for the reader in full, each issue on a line of its own; of any other only its name and place, since nobody
 * has looked at what it holds.
 */
export function sayError(error: unknown, place?: string): string {
  const where = place === undefined ? '' : `${place}: `
  if (error instanceof UsageError) return error.issues.map(({ message, hint }) => sentence(message, hint)).join('\n')
  if (error instanceof ActionError) {
    const said = sentence(error.message, error.hint)
    // A parameter that a message begins with may bear the name of the step: `runner`.
    return said.startsWith(where) ? said : where + said
  }
  const name = error instanceof Error ? error.name : 'error'
  const at =
    error instanceof Error
      ? (/\n\s+at (?:async |new )*(\S+)/.exec(error.stack ?? '')?.[1] ?? 'unknown place')
      : 'unknown place'
  return `${where}an unexpected ${name} in ${at}. This is a fault of mongodb-atlas-action; please report it with this line.`
}

/** A message with its hint, each a sentence of its own. */
export function sentence(message: string, hint: string | undefined): string {
  const ended = /[.!?…]$/.test(message) ? message : `${message}.`
  return hint === undefined ? ended : `${ended} ${hint}`
}

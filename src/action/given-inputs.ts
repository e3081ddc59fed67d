/** The runner writes inputs in capitals, keeps hyphens, and sets those that are not given to the empty text. */
export function readGiven(environment: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const given = new Map<string, string>()
  for (const [variable, value] of Object.entries(environment)) {
    if (variable.startsWith('INPUT_') && value !== undefined && value.trim() !== '') {
      given.set(variable.slice('INPUT_'.length).toLowerCase(), value)
    }
  }
  return given
}

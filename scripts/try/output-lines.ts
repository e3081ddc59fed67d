/** Where a long output is cut. */
const WIDE = 110

/**
 * Outputs as a reader of the log would see them, one line each. What a plan also hands on under the name of a step is counted, where
 * it is the same as under its plain name. Masked before it is cut: half a secret would be shown otherwise.
 */
export function outputLines({
  outputs,
  starred,
}: {
  outputs: Readonly<Record<string, string>>
  starred: (text: string) => string
}): string[] {
  const all = Object.entries(outputs)
  const repeats = all.filter(([name, value]) =>
    all.some(([plain, same]) => name.endsWith(`-${plain}`) && same === value),
  )
  const lines = all
    .filter((output) => !repeats.includes(output))
    .map(([name, value]) => starred(`${name} = ${value}`))
    .map((line) => (line.length > WIDE ? `${line.slice(0, WIDE)}…` : line))
  const more = repeats.length === 0 ? [] : [`(and ${repeats.length} of them again by step, such as ${repeats[0]?.[0]})`]
  return [...lines, ...more]
}

/** Rows in columns, two blanks apart, under a head in capitals; nothing for no rows. */
export function renderTable({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }): string {
  if (rows.length === 0) return ''
  const lines = [head.map((word) => word.toUpperCase()), ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

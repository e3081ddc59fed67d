import type { Lease } from '../operations/operation.ts'

/** What is said when something is taken for one job only: a terminal knows no end of a job, so nothing is given back by itself. */
export function renderLease({ operation, params }: Lease): string {
  const options = Object.entries(params).map(([name, value]) => `--${name} ${quote(String(value))}`)
  return `! Here no job ends that would give this back: it stays until it expires. To take it back before:\n  mongodb-atlas-action call ${operation} ${options.join(' ')}`
}

function quote(word: string): string {
  return /^[\w.:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

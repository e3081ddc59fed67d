/** One figure: a ratio, and what it is to stay under. */
export interface Row {
  readonly what: string
  readonly ratio: number
  readonly target?: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function renderRow({ what, ratio, target }: Row): string {
  const verdict = target === undefined ? '' : ratio <= target ? `   ≤ ${target} ✓` : `   > ${target} ✗`
  return `${ratio.toFixed(2).padStart(6)} ×  ${what}${verdict}`
}

/** Lambda takes 3,000 operations of one execution; a slice with its wait is two of them, and slices that are tried again are counted once more. */
export const MOST_SLICES = 1_000
/** So many slices wait as long as they ask for, which is 20 seconds at most where Atlas builds something: about three quarters of an hour. */
const PROMPT_SLICES = 150
const LATER_S = 60

/** How long to wait after a slice, in seconds: longer in runs that take long, which would use up their slices otherwise. */
export function waitAfter({ number, asked }: { number: number; asked: number }): number {
  return number <= PROMPT_SLICES ? asked : Math.max(asked, LATER_S)
}

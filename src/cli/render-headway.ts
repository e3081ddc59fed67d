import type { Headway } from '../environments/headway.ts'

/** `reading clusters, 12 of 40`. */
export function renderHeadway({ doing, count }: Headway): string {
  return count === undefined ? doing : `${doing}, ${count.done} of ${count.of}`
}

/** How many may work at once; those of one matter never at the same time. */
export interface Slots {
  /** Resolves when it is one's turn, with what gives the slot back; `undefined` when there will be no more turns. */
  take(matter: string | undefined): Promise<(() => void) | undefined>
  /** Those who wait get no turn any more. Resolves when all slots were given back. */
  close(): Promise<void>
}

export function createSlots(most: number): Slots {
  const waiting: { readonly matter: string | undefined; readonly begin: (give?: () => void) => void }[] = []
  const busy = new Set<string>()
  let taken = 0
  let isClosed = false
  let onEmpty = () => {}
  const isFree = (matter: string | undefined) => matter === undefined || !busy.has(matter)
  const giveBack = (matter: string | undefined) => () => {
    taken -= 1
    if (matter !== undefined) busy.delete(matter)
    if (taken === 0) onEmpty()
    hand()
  }
  const hand = () => {
    while (taken < most) {
      const at = waiting.findIndex(({ matter }) => isFree(matter))
      const [next] = at < 0 ? [] : waiting.splice(at, 1)
      if (next === undefined) return
      taken += 1
      if (next.matter !== undefined) busy.add(next.matter)
      next.begin(giveBack(next.matter))
    }
  }
  return {
    take: (matter) =>
      new Promise((resolve) => {
        if (isClosed) return resolve(undefined)
        waiting.push({ matter, begin: resolve })
        hand()
      }),
    close() {
      isClosed = true
      for (const { begin } of waiting.splice(0)) begin()
      return taken === 0 ? Promise.resolve() : new Promise((resolve) => (onEmpty = resolve))
    },
  }
}

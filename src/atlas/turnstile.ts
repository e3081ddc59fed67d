/**
 * Lets calls through side by side, and on demand one alone: whoever asks for that waits until all others are out, and keeps
 * newcomers waiting meanwhile.
 */
export interface Turnstile {
  together<Value>(work: () => Promise<Value>): Promise<Value>
  alone<Value>(work: () => Promise<Value>): Promise<Value>
}

export function turnstile(): Turnstile {
  const inside = new Set<Promise<unknown>>()
  let last: Promise<unknown> | undefined

  return {
    async together(work) {
      // Without the test a call would lose its turn of the event loop, and with it the chance to be first.
      while (last !== undefined) await last
      const call = work()
      const settled = call.catch(() => {}).finally(() => inside.delete(settled))
      inside.add(settled)
      return call
    },
    alone(work) {
      const before = last
      const call = Promise.all([before, ...inside]).then(work)
      const settled = call
        .catch(() => {})
        .finally(() => {
          if (last === settled) last = undefined
        })
      last = settled
      return call
    },
  }
}

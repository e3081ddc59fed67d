export interface Interruption {
  /** Aborted by the first signal. */
  readonly controller: AbortController
  /** The first signal, once it has come. */
  readonly signal: () => 'SIGINT' | 'SIGTERM' | undefined
}

/**
 * npm passes the Ctrl-C of a terminal on to a process that has had it already (@npmcli/run-script, signal-manager.js); two that
 * come so close are one.
 */
const ECHO_MS = 500

/** Listens for Ctrl-C and SIGTERM: the first one tells, a second one ends the process at once. */
export function listenForInterruption({
  process,
  onFirst,
}: {
  process: NodeJS.Process
  onFirst: () => void
}): Interruption {
  const controller = new AbortController()
  let first: { signal: 'SIGINT' | 'SIGTERM'; at: number } | undefined
  const codes = { SIGINT: 130, SIGTERM: 143 } as const
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (first !== undefined) {
        if (now - first.at >= ECHO_MS) process.exit(codes[signal])
        return
      }
      first = { signal, at: now }
      onFirst()
      controller.abort()
    })
  }
  return { controller, signal: () => first?.signal }
}

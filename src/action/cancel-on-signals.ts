/**
 * The runner sends SIGINT to a job that is cancelled, and SIGTERM 7.5 s later: waits stop at once, the token is revoked, and the
 * outputs so far are written.
 */
export function cancelOnSignals(): AbortController {
  const cancellation = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancellation.abort())
  return cancellation
}

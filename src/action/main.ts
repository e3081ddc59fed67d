import { runMain } from './run-main.ts'
import { USER_AGENT } from './user-agent.ts'

// The runner sends SIGINT, and SIGTERM 7.5 s later: waits stop at once, the token is revoked, and the outputs so far are written.
const cancellation = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancellation.abort())

const succeeded = await runMain({
  environment: process.env,
  write: (line) => process.stdout.write(`${line}\n`),
  cancellation,
  userAgent: USER_AGENT,
})
process.exitCode = succeeded ? 0 : 1

import { cancelOnSignals } from './cancel-on-signals.ts'
import { runMain } from './run-main.ts'
import { USER_AGENT } from './user-agent.ts'

/** The main step, as the runner starts it. */
export async function main(): Promise<void> {
  const succeeded = await runMain({
    environment: process.env,
    write: (line) => process.stdout.write(`${line}\n`),
    cancellation: cancelOnSignals(),
    userAgent: USER_AGENT,
  })
  process.exitCode = succeeded ? 0 : 1
}

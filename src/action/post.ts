import { cancelOnSignals } from './cancel-on-signals.ts'
import { runPost } from './run-post.ts'
import { USER_AGENT } from './user-agent.ts'

/** The post step, as the runner starts it at the end of the job. */
export function post(): Promise<void> {
  return runPost({
    environment: process.env,
    write: (line) => process.stdout.write(`${line}\n`),
    cancellation: cancelOnSignals(),
    userAgent: USER_AGENT,
  })
}

import { runPost } from './run-post.ts'
import { USER_AGENT } from './user-agent.ts'

const cancellation = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancellation.abort())

await runPost({
  environment: process.env,
  write: (line) => process.stdout.write(`${line}\n`),
  cancellation,
  userAgent: USER_AGENT,
})

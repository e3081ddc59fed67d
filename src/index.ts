// The action, the command line and the function are nearly the same code, which every job downloads: they share one bundle. Each starts by a function
// of its own, from a file of its own, and loads no more than its part.

/** The main step. */
export async function main(): Promise<void> {
  const action = await import('./action/index.ts')
  await action.main()
}

/** The post step. */
export async function post(): Promise<void> {
  const action = await import('./action/index.ts')
  await action.post()
}

/** The command line. */
export async function cli(): Promise<void> {
  await import('./cli/index.ts')
}

/** In AWS Lambda: answers HTTP, and what the schedule sends. */
export async function handler(event: unknown, context: unknown): Promise<unknown> {
  const lambda = await import('./function/aws/index.ts')
  return lambda.handler(event, context)
}

/** In AWS Lambda: one run, as a durable execution. */
export async function run(event: unknown, context: unknown): Promise<unknown> {
  const lambda = await import('./function/aws/index.ts')
  return lambda.run(event, context)
}

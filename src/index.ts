// The action and the command line are nearly the same code, which every job downloads: they share one bundle. Each starts by a function
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

/** How the process ends, for scripts. A signal ends it with 128 and its number, as a shell has it. */
export const EXIT_CODE = { done: 0, failed: 1, usage: 2, deferred: 3, SIGINT: 130, SIGTERM: 143 } as const
export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE]

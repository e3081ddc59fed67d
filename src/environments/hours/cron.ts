/** When a cron expression fires, by the clocks of a time zone. Times that a clock change leaves out or repeats are as in Vixie cron. */
export interface Firings {
  /** The last one at or before that time, if there was any. */
  readonly last: (now: Date) => Date | undefined
  /** The first one after that time, if there will be any. */
  readonly next: (now: Date) => Date | undefined
}

/** Rejects with an error in the parser's words if the expression cannot be read. */
export async function readCron({ expression, timeZone }: { expression: string; timeZone: string }): Promise<Firings> {
  // Most files have no time windows, and pay nothing for them.
  const { Cron } = await import('croner')
  // Paused: nothing is ever to be started by it. A list of hours is a fixed time as much as a single one.
  const cron = new Cron(expression, { mode: '5-part', timezone: timeZone, paused: true, fixedTimeRule: 'no-wildcard' })
  const wholeSecond = (time: Date) => Math.floor(time.getTime() / 1000) * 1000
  return {
    // Expressions fire at whole seconds, and `previousRuns` leaves out the time it is given.
    last: (now) => cron.previousRuns(1, new Date(wholeSecond(now) + 1000))[0],
    next: (now) => cron.nextRun(new Date(wholeSecond(now))) ?? undefined,
  }
}

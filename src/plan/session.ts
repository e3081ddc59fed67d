import { type Connection, type ConnectOptions, connect } from '../atlas/connect.ts'
import { type Clock, systemClock } from '../base/clock.ts'
import type { Secret } from '../base/secret.ts'
import type { Lease, Owner } from '../operations/operation.ts'
import { dryRun } from './dry-run.ts'
import { createOutside } from './outside.ts'
import type { Plan } from './plan.ts'
import { type RunEvent, type RunResult, run } from './run.ts'
import type { Settings } from './settings.ts'

export interface SessionOptions {
  readonly settings: Settings
  readonly plan: Plan
  readonly owner: Owner
  /** Where relative paths start from. */
  readonly folder: string
  readonly userAgent: string
  readonly cancellation: AbortController
  readonly onSecret: (secret: Secret) => void
  readonly onNotice: ConnectOptions['onNotice']
  readonly report: (event: RunEvent) => void
  /** Never called in a dry run, which takes nothing. */
  readonly onLease: (lease: Lease) => Promise<void>
}

/** One run from the first request to the revoked token: connects, runs the plan, and closes, also when the run was cancelled. */
export async function runSession(options: SessionOptions): Promise<RunResult> {
  const { settings, cancellation, onNotice } = options
  const clock: Clock = systemClock({ speed: settings.clockSpeed })
  const connection: Connection = connect({
    ...settings,
    clock,
    random: Math.random,
    userAgent: options.userAgent,
    signal: cancellation.signal,
    onSecret: options.onSecret,
    onNotice,
    ...(settings.dryRun && { guard: dryRun }),
  })
  const outside = createOutside({
    folder: options.folder,
    ...settings,
    userAgent: options.userAgent,
    signal: cancellation.signal,
    onWarning: (warning) => onNotice(warning, 'lasting'),
  })
  try {
    const { policy, timeoutMs } = settings
    const onSecret = (secret: Secret) => {
      connection.conceal(secret)
      options.onSecret(secret)
    }
    const { atlas } = connection
    const onLease = settings.dryRun ? async () => {} : options.onLease
    return await run({ ...options, atlas, policy, outside, timeoutMs, clock, random: Math.random, onSecret, onLease })
  } finally {
    await connection
      .close()
      .catch((error: Error) =>
        onNotice(`The access token was not revoked and lives for an hour: ${error.message}`, 'lasting'),
      )
  }
}

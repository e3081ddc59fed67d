import type { Atlas } from '../atlas/client.ts'
import { type ConnectOptions, connect } from '../atlas/connect.ts'
import { compose, type Layer } from '../atlas/send.ts'
import { type Clock, systemClock } from '../base/clock.ts'
import type { Secret } from '../base/secret.ts'
import type { Lease, Owner } from '../operations/operation.ts'
import { dryRun } from './dry-run.ts'
import type { Notebook } from './notebook.ts'
import { createOutside } from './outside.ts'
import type { Plan } from './plan.ts'
import { type RunEvent, type RunOptions, type RunResult, run } from './run.ts'
import type { Settings } from './settings.ts'

export interface SessionOptions {
  readonly settings: Settings
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
  /** The time of this machine; a clock of its own when left out. */
  readonly clock?: Clock | undefined
  readonly notebook?: Notebook | undefined
  /** Sees every request first, whatever the dry run does with it then. */
  readonly guard?: Layer | undefined
}

/** One connection to Atlas, for looking and for running plans, until it is closed. */
export interface Session {
  readonly atlas: Atlas
  readonly clock: Clock
  /** Runs a plan to its end; its time begins now, unless some of it is spent already. */
  run(plan: Plan, more?: Partial<Pick<RunOptions, 'owner' | 'secretKey' | 'width' | 'spentMs'>>): Promise<RunResult>
  /** Revokes the token. What fails in that is a notice. */
  close(): Promise<void>
}

/** Sends nothing before the first look or run. */
export function openSession(options: SessionOptions): Session {
  const { settings, cancellation, onNotice, guard } = options
  const clock = options.clock ?? systemClock({ speed: settings.clockSpeed })
  const guards = [...(guard ? [guard] : []), ...(settings.dryRun ? [dryRun] : [])]
  const connection = connect({
    ...settings,
    clock,
    random: Math.random,
    userAgent: options.userAgent,
    signal: cancellation.signal,
    onSecret: options.onSecret,
    onNotice,
    ...(guards.length > 0 && { guard: (next) => compose({ layers: guards, transport: next }) }),
  })
  const outside = createOutside({
    folder: options.folder,
    ...settings,
    userAgent: options.userAgent,
    signal: cancellation.signal,
    onWarning: (warning) => onNotice(warning, 'lasting'),
  })
  const { atlas } = connection
  const { policy, timeoutMs } = settings
  const onSecret = (secret: Secret) => {
    connection.conceal(secret)
    options.onSecret(secret)
  }
  const onLease = settings.dryRun ? async () => {} : options.onLease
  return {
    atlas,
    clock,
    run: (plan, more = {}) =>
      run({
        ...options,
        ...more,
        plan,
        atlas,
        policy,
        outside,
        timeoutMs,
        clock,
        random: Math.random,
        onSecret,
        onLease,
      }),
    close: () =>
      connection
        .close()
        .catch((error: Error) =>
          onNotice(`The access token was not revoked and lives for an hour: ${error.message}`, 'lasting'),
        ),
  }
}

/** One plan from the first request to the revoked token: connects, runs it, and closes, also when the run was cancelled. */
export async function runSession({ plan, ...options }: SessionOptions & { readonly plan: Plan }): Promise<RunResult> {
  const session = openSession(options)
  try {
    return await session.run(plan)
  } finally {
    await session.close()
  }
}

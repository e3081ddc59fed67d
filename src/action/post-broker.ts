import { randomBytes } from 'node:crypto'
import { type Clock, systemClock } from '../base/clock.ts'
import { type BrokerOutcome, followRun } from '../broker/follow-run.ts'
import { type Broker, openBroker } from '../broker/open-broker.ts'
import { createRecipient } from '../broker/recipient.ts'
import { sayError } from '../plan/say-error.ts'
import { restoreError, restoreResult } from './broker-result.ts'
import { readBrokerSettings } from './broker-settings.ts'
import { BROKER_RUN, LEASES, lineOfReturn, NOTHING_LEASED, readLeases } from './leases.ts'
import { createLog } from './log.ts'
import type { MainOptions } from './run-main.ts'
import { maskLines, plainLine, warningLine } from './workflow-command.ts'

type WrittenLease = NonNullable<BrokerOutcome['leases']>[number]

/** The post step of a job that has a broker: what was leased is given back by another run of it. Rejects with what stands in the way. */
export async function postBroker({
  options,
  url,
  withinMs,
}: {
  options: MainOptions
  url: string
  /** Of real time, for all of it. */
  withinMs: number
}): Promise<void> {
  const { environment, write, cancellation } = options
  const known = readLeases(environment[`STATE_${LEASES}`] ?? '')
  const runId = environment[`STATE_${BROKER_RUN}`] ?? ''
  if (known.length === 0 && runId === '') return write(NOTHING_LEASED)
  // What concerns the main step alone has been looked at there.
  const settings = readBrokerSettings({ url, inputs: {}, environment })
  const clock = systemClock({ speed: settings.clockSpeed })
  const timer = new AbortController()
  const timeout = setTimeout(() => timer.abort(), withinMs)
  const signal = AbortSignal.any([cancellation.signal, timer.signal])
  const broker = openBroker({
    ...options,
    ...settings,
    clock,
    signal,
    onSecret: (secret) => maskLines([secret]).forEach(write),
    onNotice: (notice) => write(plainLine(`… ${notice}`)),
  })
  const way = { broker, clock, signal, timeoutMs: withinMs * settings.clockSpeed }
  try {
    const leases = known.length > 0 ? known : await leasesOf({ ...way, id: runId })
    if (leases.length === 0) return write(NOTHING_LEASED)
    await Promise.all(leases.map((lease, index) => giveBack({ ...way, lease, id: `give-back-${index + 1}`, write })))
  } finally {
    clearTimeout(timeout)
    await broker.close()
  }
}

interface Way {
  readonly broker: Broker
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

/** Of a run whose end the main step has not seen. */
async function leasesOf({ id, ...way }: Way & { id: string }): Promise<readonly WrittenLease[]> {
  const { leases } = await followRun({ ...way, id, onRun: () => {} })
  return leases ?? []
}

async function giveBack({
  lease: { operation: name, params },
  id,
  write,
  ...way
}: Way & { lease: WrittenLease; id: string; write: (line: string) => void }): Promise<void> {
  try {
    const { publicKey } = await createRecipient()
    const texts = Object.fromEntries(Object.entries(params).map(([param, value]) => [param, String(value)]))
    const since = randomBytes(32).toString('base64url')
    const task = { kind: 'operation', name, params: texts } as const
    const { run, console: origin } = await way.broker.start({ task, settings: {}, recipient: publicKey, since })
    const outcome = await followRun({ ...way, id: run, onRun: () => {} })
    if (outcome.error !== undefined) throw restoreError(outcome.error)
    const report = createLog({ write, clock: way.clock, origin })
    for (const { step, state } of restoreResult({ outcome, plan: undefined, secrets: new Map() }).steps) {
      report({ type: 'ended', step: { ...step, id }, state })
      const line = lineOfReturn({ id, state })
      if (line !== undefined) write(line)
    }
  } catch (error) {
    write(warningLine(`${id}: ${sayError(error)} Atlas removes the entry when it expires.`))
  }
}

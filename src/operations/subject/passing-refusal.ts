import { AtlasError } from '../../atlas/atlas-error.ts'
import { forgetWrite, rememberWrite, sentWrite } from '../memory.ts'
import type { Memory, Progress } from '../operation.ts'

export type Waiting = Extract<Progress<unknown>, { status: 'waiting' }>

/** Atlas's documentation and its Terraform provider wait these out, or their names tell it: other work on the cluster, a lagging member, maintenance. */
const PASSING = [
  'CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES',
  'OPERATION_INVALID_MEMBER_REPLICATION_LAG',
  'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE',
  'ATLAS_CLUSTER_RESTORE_IN_PROGRESS',
  'CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT',
  'TENANT_RESTORE_DESTINATION_UNAVAILABLE',
  'UNFINISHED_ON_DEMAND_SNAPSHOT',
  'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES',
]
const AGAIN_IN_MS = 30_000
const GIVE_UP_AFTER_MS = 30 * 60_000

/** Waits after a refusal that passes by itself, half an hour at most; rejects with every other one, and with that one then. */
export function waitOut({
  error,
  memory,
  write,
  now,
  because = 'unknown',
}: {
  error: unknown
  memory: Memory
  /** The name of the write that was refused. */
  write: string
  now: Date
  /** `state`: the caller knows that the state of the cluster is why. */
  because?: 'state' | 'unknown'
}): Waiting {
  if (!(error instanceof AtlasError)) throw error
  if (!isPassing(error) && !(because === 'state' && isAboutState(error))) throw error
  const name = refusalOf(write)
  const since = sentWrite(memory, name)?.firstAt ?? now.getTime()
  // No longer transient: the engine would only repeat what has been repeated for half an hour.
  if (now.getTime() - since >= GIVE_UP_AFTER_MS) throw lasting(error)
  rememberWrite({ memory, name, now })
  return {
    status: 'waiting',
    doing: `waiting since Atlas refuses it for now: ${error.code}`,
    checkAgainInMs: AGAIN_IN_MS,
  }
}

/** To be called once the write was accepted: the next refusal has its own half hour. */
export function forgetRefusals({ memory, write }: { memory: Memory; write: string }): void {
  forgetWrite({ memory, name: refusalOf(write) })
}

/** A refusal that the state of the thing may be the reason for; a missing right is 401 or 403, but for that one code. */
export function isAboutState(error: unknown): error is AtlasError {
  if (!(error instanceof AtlasError)) return false
  return error.status === 400 || error.status === 409 || error.errorCode === 'CANNOT_RESTORE_TO_TARGET'
}

function isPassing(error: AtlasError): boolean {
  // Only its text tells the passing case, stale monitoring data, from a wrong value.
  return PASSING.includes(error.code) || (error.code === 'INVALID_ATTRIBUTE' && error.transient)
}

function refusalOf(write: string): string {
  return `refusal of ${write}`
}

function lasting(error: AtlasError): AtlasError {
  const { method, template, status, errorCode, parameters, hint } = error
  const message = error.message.replace(`${method} ${template}: `, '')
  return new AtlasError({
    method,
    template,
    status,
    errorCode,
    parameters,
    hint,
    outcome: 'refused',
    transient: false,
    message: `${message} (for half an hour)`,
  })
}

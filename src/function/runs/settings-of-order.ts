import { createHash } from 'node:crypto'
import { readDuration } from '../../base/duration.ts'
import type { Owner } from '../../operations/operation.ts'
import { MANAGED_BY } from '../../operations/subject/ownership.ts'
import type { Settings } from '../../plan/settings.ts'
import { brokerMark } from '../broker/release.ts'
import type { RunOrder } from './run-order.ts'

/** The settings of the function, as far as the order narrows them. */
export function settingsOfOrder({ order, settings }: { order: RunOrder; settings: Settings }): Settings {
  if (order.kind !== 'broker') return settings
  const { allowed, settings: inputs } = order
  const timeoutMs = readDuration(inputs.timeout ?? '') ?? settings.timeoutMs
  const { policy } = settings
  return {
    ...settings,
    timeoutMs,
    dryRun: inputs['dry-run'] === 'true',
    policy: {
      ...policy,
      allowedProviders: both(policy.allowedProviders, allowed.providers),
      allowedRegions: both(policy.allowedRegions, allowed.regions),
      allowedTiers: both(policy.allowedTiers, allowed.tiers),
    },
  }
}

/** What two lists allow, of which an empty one allows all; where they have nothing in common, a word that nothing is called. */
function both(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const common = one.filter((word) => other.includes(word))
  return common.length === 0 ? ['NOTHING'] : common
}

/** Who acts: for a job its own mark, by which what it leases is told from what others lease; else a mark of the run, in the same form. */
export function ownerOfOrder({
  order,
  id,
  startedAt,
}: {
  order: RunOrder
  id: string
  /** Epoch milliseconds. */
  startedAt: number
}): Owner {
  if (order.kind === 'broker') {
    const { repository } = order.caller
    return { tags: [MANAGED_BY, { key: 'repository', value: repository }], mark: brokerMark(order) }
  }
  return { tags: [MANAGED_BY], mark: `gh:${short('function')}:${startedAt}-1-${short(id)}` }
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

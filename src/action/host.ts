import { systemClock } from '../base/clock.ts'
import type { Lease } from '../operations/operation.ts'
import type { SessionOptions } from '../plan/session.ts'
import type { Settings } from '../plan/settings.ts'
import { addLease, LEASES } from './leases.ts'
import { createLog } from './log.ts'
import { ownerOf } from './owner.ts'
import type { MainOptions } from './run-main.ts'
import { loadToolkit } from './toolkit.ts'
import { maskLines, plainLine, warningLine } from './workflow-command.ts'

/** What a session needs of a job: its log, its masks, and the state that carries leases to the post step. */
export function createHost({ options, settings }: { options: MainOptions; settings: Settings }): SessionOptions {
  const { environment, write } = options
  let leases: readonly Lease[] = []
  return {
    ...options,
    settings,
    owner: ownerOf(environment),
    folder: environment['GITHUB_WORKSPACE'] ?? '.',
    onSecret: (secret) => maskLines([secret]).forEach(write),
    onNotice: (notice, weight) => write(weight === 'lasting' ? warningLine(notice) : plainLine(`… ${notice}`)),
    report: createLog({ write, clock: systemClock({ speed: settings.clockSpeed }), origin: settings.host.origin }),
    async onLease(lease) {
      leases = addLease(leases, lease)
      const toolkit = await loadToolkit()
      toolkit.saveState(LEASES, JSON.stringify(leases))
    },
  }
}

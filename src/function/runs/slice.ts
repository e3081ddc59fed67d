import type { GitHub } from '../../github/github.ts'
import type { Lease } from '../../operations/operation.ts'
import type { Notebook } from '../../plan/notebook.ts'
import { type SavedSteps, saveState } from '../../plan/saved-steps.ts'
import type { SessionOptions } from '../../plan/session.ts'
import type { RunNotes } from './run-notes.ts'
import type { RunOrder } from './run-order.ts'
import type { RunOutcome, RunView } from './run-view.ts'
import { ownerOfOrder, settingsOfOrder } from './settings-of-order.ts'
import type { Worker } from './worker.ts'

/** One slice of a run: the host that sessions need, and what is to be carried to the next. */
export interface Slice {
  readonly host: Omit<SessionOptions, 'guard'>
  /** GitHub for one repository; open until the slice is closed. */
  gitHub(repository: string): Promise<{ readonly gitHub: GitHub; readonly lastWords: GitHub }>
  /** How the steps stood that the slice before has put down. */
  readonly before: SavedSteps
  /** Whether a later slice begins again after such a failure. */
  isTriedAgain(error: unknown): boolean
  doing(): RunView['doing']
  carried(): Pick<RunOutcome, 'notices'> & { readonly leases: readonly Lease[] }
  close(): Promise<void>
}

const MOST_NOTICES = 50

export function openSlice({
  id,
  order,
  notes,
  worker,
  notebook,
  cancellation,
  isPutDown,
  isTriedAgain,
}: {
  id: string
  order: RunOrder
  notes: RunNotes
  worker: Worker
  notebook: Notebook
  cancellation: AbortController
  isPutDown: () => boolean
  isTriedAgain: Slice['isTriedAgain']
}): Slice {
  const { clock, userAgent, folder, log } = worker
  const doing = new Map<string, RunView['doing'][number]>()
  const notices = new Set(notes.notices)
  const leases = new Map(notes.leases.map((lease) => [JSON.stringify(lease), lease]))
  const closing: (() => Promise<void>)[] = []
  return {
    host: {
      settings: settingsOfOrder({ order, settings: worker.settings }),
      owner: ownerOfOrder({ order, id, startedAt: notes.notes.startedAt }),
      folder,
      userAgent,
      clock,
      cancellation,
      notebook,
      // Nothing is printed here but what the log makes of ids and our own words.
      onSecret: () => {},
      onNotice(notice, weight) {
        // Each slice reads everything anew, and says it anew.
        if (isPutDown() || notices.has(notice)) return
        log(weight === 'lasting' ? 'warn' : 'info', 'notice', { run: id, notice })
        if (weight === 'lasting' && notices.size < MOST_NOTICES) notices.add(notice)
      },
      report(event) {
        // Of what is broken off, no step has come to an end.
        if (isPutDown()) return
        const { id: step, operation } = event.step
        const said = event.type === 'doing' ? event.doing : event.state.status
        const ended = event.type === 'ended' ? { ended: saveState(event.state) } : {}
        doing.set(step, { step, operation: operation.name, doing: said, ...ended })
        if (event.type === 'ended') log('info', 'step ended', { run: id, step, operation: operation.name, state: said })
      },
      async onLease(lease) {
        leases.set(JSON.stringify(lease), lease)
      },
    },
    async gitHub(repository) {
      const session = await worker.openGitHub({ repository, signal: cancellation.signal })
      closing.push(session.close)
      return { gitHub: session.gitHub, lastWords: whileGoingOn({ gitHub: session.lastWords, notebook, isPutDown }) }
    },
    before: Object.values(notes.notes.plans).flat(),
    isTriedAgain,
    doing: () => [...doing.values()],
    carried: () => ({ notices: [...notices], leases: [...leases.values()] }),
    async close() {
      for (const close of closing) await close()
    },
  }
}

const SHOWN = { written: true } as const

/** What is shown on the pull request, once for a run: a run that is put down has not ended, and begins only once. */
function whileGoingOn({
  gitHub,
  notebook,
  isPutDown,
}: {
  gitHub: GitHub
  notebook: Notebook
  isPutDown: () => boolean
}): GitHub {
  return {
    ...gitHub,
    async markDeployment(step) {
      if (isPutDown()) return SHOWN
      if (step.state !== 'in_progress') return gitHub.markDeployment(step)
      let isFirst = false
      notebook.keep(`shown ${step.sha}`, () => {
        isFirst = true
        return 'in_progress'
      })
      return isFirst ? gitHub.markDeployment(step) : SHOWN
    },
    upsertComment: async (comment) => (isPutDown() ? SHOWN : gitHub.upsertComment(comment)),
    endDeployments: async (of) => (isPutDown() ? SHOWN : gitHub.endDeployments(of)),
  }
}

import type { Clock } from '../../base/clock.ts'
import { type RunNotes, startRunNotes } from '../runs/run-notes.ts'
import type { RunOrder } from '../runs/run-order.ts'
import type { RunView } from '../runs/run-view.ts'
import type { FoundRun } from '../runs/runs.ts'
import { isYounger, matterOfOrder } from './matter-of-order.ts'

export interface KeptRun {
  readonly id: string
  readonly order: RunOrder
  readonly matter: string | undefined
  /** The same for the same order. */
  readonly text: string
  notes: RunNotes
  view: RunView
  /** Ends the pause it is in, if it is in one. */
  wake: () => void
  handedOutAt?: number
}

/** However long they would be kept, no more that have ended than these. */
const MOST_ENDED = 2_000
/**
 * Sealed outputs are handed out once. A reply can be lost, and whoever asks is known only after the run was found, so "once" lasts this
 * long; they are sealed for one job in any case.
 */
const HAND_OUT_MS = 60_000

/** The runs of one process: those that are under way, and for a while those that have ended. */
export function keepRuns({ clock, keepMs }: { clock: Clock; keepMs: number }) {
  const byId = new Map<string, KeptRun>()
  const byText = new Map<string, KeptRun>()
  /** In the order in which they came. */
  const open = new Map<string | undefined, Set<KeptRun>>()
  const ended = new Map<KeptRun, number>()

  const forget = (run: KeptRun) => {
    byId.delete(run.id)
    if (byText.get(run.text) === run) byText.delete(run.text)
    ended.delete(run)
  }
  const drop = (run: KeptRun) => {
    const others = open.get(run.matter)
    others?.delete(run)
    if (others?.size === 0) open.delete(run.matter)
  }
  return {
    /** The run of this very order, unless it failed. */
    of(order: RunOrder): KeptRun | undefined {
      const known = byText.get(JSON.stringify(order))
      return known?.view.state === 'failed' ? undefined : known
    },
    add({ id, order }: { id: string; order: RunOrder }): KeptRun {
      const run: KeptRun = {
        id,
        order,
        matter: matterOfOrder(order),
        text: JSON.stringify(order),
        notes: startRunNotes(clock.now().getTime()),
        view: { state: 'running', doing: [] },
        wake: () => {},
      }
      byId.set(id, run)
      byText.set(run.text, run)
      open.set(run.matter, (open.get(run.matter) ?? new Set()).add(run))
      return run
    },
    /** One that was never begun. */
    remove(run: KeptRun): void {
      drop(run)
      forget(run)
    },
    end(run: KeptRun): void {
      const now = clock.now().getTime()
      drop(run)
      ended.set(run, now)
      for (const [old, at] of ended) {
        if (now - at < keepMs && ended.size <= MOST_ENDED) break
        forget(old)
      }
    },
    find(id: string): FoundRun | undefined {
      const run = byId.get(id)
      if (run === undefined) return undefined
      const { order, view } = run
      if (view.outcome?.sealed === undefined) return { order, view }
      const now = clock.now().getTime()
      run.handedOutAt ??= now
      if (now - run.handedOutAt > HAND_OUT_MS) {
        const { sealed: _, ...outcome } = view.outcome
        run.view = { ...view, outcome }
      }
      return { order, view: run.view }
    },
    /** Those for the same matter that are under way, and older than this one. */
    olderThan: ({ matter, id }: KeptRun): KeptRun[] => split(matter, id).older,
    isSuperseded: (id: string): boolean => {
      const run = byId.get(id)
      return run !== undefined && split(run.matter, id).younger.length > 0
    },
    open: (): KeptRun[] => [...open.values()].flatMap((runs) => [...runs]),
  }

  function split(matter: string | undefined, id: string): { older: KeptRun[]; younger: KeptRun[] } {
    const all = matter === undefined ? [] : [...(open.get(matter) ?? [])]
    const at = all.findIndex((run) => run.id === id)
    const own = all[at]
    if (own === undefined) return { older: [], younger: [] }
    const isOlder = (other: KeptRun, place: number) =>
      place < at
        ? isYounger({ later: own.order, earlier: other.order })
        : !isYounger({ later: other.order, earlier: own.order })
    const others = all.map((run, place) => ({ run, older: isOlder(run, place) })).filter(({ run }) => run !== own)
    return {
      older: others.filter(({ older }) => older).map(({ run }) => run),
      younger: others.filter(({ older }) => !older).map(({ run }) => run),
    }
  }
}

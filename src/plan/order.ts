/** A thing by its path: the project, then what is in it. */
export type Subject = readonly string[]

/** A step as the order sees it. */
export interface Ordered {
  readonly id: string
  /** Ids of other steps that this one names itself, in `needs` or in references. */
  readonly needs: readonly string[]
  /** The things that the step works on, each from the outermost inwards; none when that is nothing in particular. */
  readonly subjects: readonly Subject[]
  /** It changes nothing, so it need not keep its place among others that change nothing. */
  readonly readsOnly?: boolean
}

/** Every cycle of explicit needs that is not part of another found one, each as the ids along it with the first one repeated. */
export function findCycles(steps: readonly Ordered[]): string[][] {
  const needs = new Map(steps.map((step) => [step.id, step.needs]))
  const left = new Set<string>()
  const cycles: string[][] = []
  const visit = (id: string, path: readonly string[]): void => {
    if (left.has(id)) return
    const at = path.indexOf(id)
    if (at >= 0) {
      cycles.push([...path.slice(at), id])
      return
    }
    for (const next of needs.get(id) ?? []) visit(next, [...path, id])
    left.add(id)
  }
  for (const { id } of steps) visit(id, [])
  return cycles
}

/**
 * The needs of each step, with those added that keep steps about the same thing in the order in which they are written. A need that
 * follows from others is not added, and an explicit need from the earlier to the later step wins. The explicit needs form no cycle.
 */
export function addTextOrder(steps: readonly Ordered[]): ReadonlyMap<string, readonly string[]> {
  const needs = new Map(steps.map((step) => [step.id, [...new Set(step.needs)]]))
  const before = new Map(steps.map(({ id }) => [id, new Set<string>()]))
  const link = (later: string, earlier: string): void => {
    const gained = [earlier, ...(before.get(earlier) ?? [])]
    for (const [id, ids] of before) if (id === later || ids.has(later)) for (const one of gained) ids.add(one)
  }
  for (const { id, needs } of steps) for (const earlier of needs) link(id, earlier)
  steps.forEach((later, index) => {
    for (const earlier of steps.slice(0, index).reverse()) {
      const related = later.subjects.some((one) => earlier.subjects.some((other) => isAboutTheSame(one, other)))
      if (!related || (later.readsOnly && earlier.readsOnly)) continue
      if (before.get(later.id)?.has(earlier.id) || before.get(earlier.id)?.has(later.id)) continue
      needs.get(later.id)?.push(earlier.id)
      link(later.id, earlier.id)
    }
  })
  return needs
}

/** A project and everything in it are about the same thing; two clusters of one project are not. */
function isAboutTheSame(one: Subject, other: Subject): boolean {
  const shared = Math.min(one.length, other.length)
  return shared > 0 && one.slice(0, shared).every((part, index) => part === other[index])
}

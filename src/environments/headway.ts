/** What a command is at where no step says it. */
export interface Headway {
  /** Such as `looking for environments in Atlas`. */
  readonly doing: string
  /** How many are through, of how many. */
  readonly count?: { readonly done: number; readonly of: number }
}

/** Told each time that it changes, for hosts that show it. */
export type OnHeadway = (headway: Headway) => void

export const LOOKING: Headway = { doing: 'looking for environments in Atlas' }
export const ASKING: Headway = { doing: 'asking GitHub about the pull requests' }

/** Counts what is through. Says at once that nothing is; says nothing where there is nothing to do. */
export function counted({
  doing,
  of,
  onHeadway,
}: {
  doing: string
  of: number
  onHeadway: OnHeadway | undefined
}): <Result>(work: Promise<Result>) => Promise<Result> {
  let done = 0
  if (of > 0) onHeadway?.({ doing, count: { done, of } })
  return async (work) => {
    const result = await work
    done += 1
    onHeadway?.({ doing, count: { done, of } })
    return result
  }
}

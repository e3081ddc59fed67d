/** Starts a run: `POST`, with the job's OIDC token as `Authorization: Bearer …`. */
export const OPERATIONS_PATH = '/operations'

/** Bytes of a request's body. Lambda takes 256 KiB for what a run is started with (quotas of asynchronous invocation), and a plan has as much. */
export const MOST_REQUEST_BYTES = 256 * 1024

const RUNS = '/runs/'
/** Ids are the host's own; on Lambda they are names of executions, with colons and slashes in them. */
const LONGEST_ID = 1_000
const RUN_ID = /^[\x21-\x7e]+$/

/** Where a run is asked for: `GET`, with a token of the same job. */
export function runPath(id: string): string {
  return `${RUNS}${encodeURIComponent(id)}`
}

/** The id in a path that `runPath` has made; `undefined` for every other path. */
export function runIdIn(path: string): string | undefined {
  if (!path.startsWith(RUNS) || path.length > LONGEST_ID * 3 + RUNS.length) return undefined
  try {
    const id = decodeURIComponent(path.slice(RUNS.length))
    return id.length <= LONGEST_ID && RUN_ID.test(id) ? id : undefined
  } catch {
    return undefined
  }
}

import type { Clock } from '../base/clock.ts'
import { AtlasError, hasCode } from './atlas-error.ts'
import type { AtlasRequest, Layer } from './send.ts'

const YOUNG_MS = 60_000
const PAUSE_MS = 3_000

const NOT_YET = [
  'USER_UNAUTHORIZED',
  'NOT_IN_GROUP',
  'USER_CANNOT_ACCESS_GROUP',
  'GROUP_NOT_FOUND',
  'INVALID_GROUP_ID',
] as const

/**
 * For a minute after this process has created a project, Atlas may not know its own project or our right to it yet: 401 and 404
 * about that project then mean "not yet". Nowhere else: for any other project they are said at once.
 */
export function newborn({ clock, onWait }: { clock: Clock; onWait: (template: string) => void }): Layer {
  const bornAt = new Map<string, number>()
  /** Projects that Atlas has answered about on this connection, or that were deleted on it. */
  const known = new Set<string>()
  /** A creation whose answer was lost may have made a project whose id nobody has told us yet. */
  let lostBirthAt = Number.NEGATIVE_INFINITY
  const isYoung = (id: string) => {
    const since = bornAt.get(id) ?? (known.has(id) ? Number.NEGATIVE_INFINITY : lostBirthAt)
    return clock.now().getTime() - since < YOUNG_MS
  }

  return (next) => async (request) => {
    const id = projectOf(request)
    const creates = request.method === 'POST' && request.template.endsWith('/groups')
    for (;;) {
      try {
        const response = await next(request)
        if (creates) {
          const created = /"id"\s*:\s*"([0-9a-f]{24})"/.exec(response.body.toString())?.[1]
          if (created === undefined) lostBirthAt = clock.now().getTime()
          else bornAt.set(created, clock.now().getTime())
        }
        if (id) known.add(id)
        if (request.method === 'DELETE' && request.template.endsWith('/{groupId}') && id) bornAt.delete(id)
        return response
      } catch (error) {
        if (creates && error instanceof AtlasError && error.outcome === 'unknown') lostBirthAt = clock.now().getTime()
        if (!(error instanceof AtlasError) || id === undefined || !isYoung(id) || !hasCode(error, ...NOT_YET))
          throw error
        if (request.signal?.aborted) throw error
        onWait(request.template)
        await clock.sleep(PAUSE_MS, request.signal)
      }
    }
  }
}

function projectOf({ target }: AtlasRequest): string | undefined {
  return /\/groups\/([0-9a-f]{24})(?:[/?:]|$)/.exec(target)?.[1]
}

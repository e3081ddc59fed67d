import type { AtlasRequest, Layer } from '../atlas/send.ts'
import { safeText } from '../base/text.ts'

/** Thrown in the place of the first write of a step. */
export class DryRunStop extends Error {
  override readonly name = 'DryRunStop'
  /** What would have been sent, for the reader. */
  readonly would: string

  constructor(would: string) {
    super(would)
    this.would = would
  }
}

const VERBS = { POST: 'create', PUT: 'replace', PATCH: 'change', DELETE: 'delete' } as const
const LONGEST_BODY = 2_000

/** Lets reads through and stops at writes. Every step begins by looking, so what it would write first tells what it would do. */
export const dryRun: Layer = (next) => async (request) => {
  if (request.method === 'GET') return next(request)
  throw new DryRunStop(describe(request))
}

function describe({ method, target, body, shownBody }: AtlasRequest): string {
  const verb = method in VERBS ? VERBS[method as keyof typeof VERBS] : 'send'
  return `${verb}: ${method} ${safeText(target)}${body === undefined ? '' : ` ${safeText(shownBody ?? body, { longest: LONGEST_BODY })}`}`
}

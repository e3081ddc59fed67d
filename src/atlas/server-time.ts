import type { Clock } from '../base/clock.ts'
import { header, type Layer } from './send.ts'

export interface ServerTime {
  readonly layer: Layer
  now(): Date
}

/** Atlas's time, by the `Date` of its last answer, a refusal included; until the first answer, our own. */
export function serverTime(clock: Clock): ServerTime {
  let aheadMs = 0
  return {
    layer: (next) => async (request) => {
      const response = await next(request)
      const answeredAt = Date.parse(header(response, 'date') ?? '')
      if (!Number.isNaN(answeredAt)) aheadMs = answeredAt - clock.now().getTime()
      return response
    },
    now: () => new Date(clock.now().getTime() + aheadMs),
  }
}

import { safeText } from '../base/text.ts'
import { header, type Layer } from './send.ts'

/** What Atlas says of a version that it will stop serving, in its own words. */
export interface Deprecation {
  readonly template: string
  readonly date: string
  /** `Thu, 1 Jul 2027 00:00:00 GMT`: the day is not padded, so this is no HTTP date and is passed on as text. */
  readonly sunset: string | undefined
}

/** Names the version of the operation in `Accept`, and in `Content-Type` where there is a body; reports each deprecated version once. */
export function version({ onDeprecation }: { onDeprecation: (deprecation: Deprecation) => void }): Layer {
  const reported = new Set<string>()
  return (next) => async (request) => {
    const { date, template, media = 'json' } = request
    if (date === undefined) return next(request)
    const mediaType = `application/vnd.atlas.${date}+json`
    const accept = `application/vnd.atlas.${date}+${media}`
    const contentType = request.body === undefined ? {} : { 'content-type': mediaType }
    const response = await next({ ...request, headers: { ...request.headers, accept, ...contentType } })
    const sunset = header(response, 'sunset')
    if ((sunset ?? header(response, 'deprecation')) && !reported.has(mediaType + template)) {
      reported.add(mediaType + template)
      onDeprecation({ template, date, sunset: sunset === undefined ? undefined : safeText(sunset) })
    }
    return response
  }
}

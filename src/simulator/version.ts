import { Problem } from './problem.ts'
import type { Quirks } from './quirks.ts'

/** One dated version of an operation. */
export interface Version {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** The value of `X-Java-Method`, as recorded where there is a recording. */
  readonly javaMethod: string
  /** When a newer version took its place, and when it will be gone. */
  readonly deprecated?: string
  readonly sunset?: string
}

/** Every date on which Atlas released versions. */
const RELEASES = new Set([
  '2023-01-01',
  '2023-02-01',
  '2023-10-01',
  '2023-11-15',
  '2024-05-30',
  '2024-08-05',
  '2024-10-23',
  '2024-11-13',
  '2025-02-19',
  '2025-03-12',
])

const MEDIA_TYPE = /^application\/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json(?:\s*;\s*charset=utf-8)?$/i

/** The version that serves a request: the newest that is not newer than the date in `Accept`. */
export function chooseVersion({
  accept,
  versions,
  quirks,
}: {
  accept: string | undefined
  versions: readonly Version[]
  quirks: Quirks
}): Version {
  const asked = MEDIA_TYPE.exec(accept?.trim() ?? '')?.[1]
  if (asked === undefined) throw notAcceptable()
  if (!RELEASES.has(asked) && quirks.unknownVersionDate === 'refuse') throw notAcceptable()
  const served = versions.filter(({ date }) => date <= asked).sort((a, b) => (a.date < b.date ? 1 : -1))[0]
  if (!served) {
    if (quirks.tooOldVersion === 406) throw notAcceptable()
    throw new Problem(404, 'RESOURCE_NOT_FOUND', { detail: `Cannot find resource of version ${asked}.` })
  }
  if (quirks.goneVersions.includes(served.date)) {
    throw new Problem(410, 'VERSION_GONE', {
      detail: `Version ${served.date} of this resource has been removed.`,
      parameters: [served.date],
    })
  }
  return served
}

/** Refuses a body of another type than JSON, or of another version than the one that is served. */
export function checkContentType({
  contentType,
  version,
  versions,
  quirks,
}: {
  contentType: string | undefined
  version: Version
  versions: readonly Version[]
  quirks: Quirks
}): void {
  if (quirks.otherContentType === 'ignore') return
  const type = contentType?.trim() ?? ''
  if (/^application\/json(\s*;\s*charset=utf-8)?$/i.test(type)) return
  if (MEDIA_TYPE.test(type) && chooseVersion({ accept: type, versions, quirks }).date === version.date) return
  throw new Problem(415, 'UNSUPPORTED_MEDIA_TYPE', {
    detail: `Content type ${type === '' ? '(none)' : type} is not supported for version ${version.date}.`,
    parameters: [type],
  })
}

export function versionedType(version: Version): string {
  return `application/vnd.atlas.${version.date}+json;charset=utf-8`
}

/** Recorded: a day of one digit is not padded, so it is no IMF-fixdate (RFC 9110 §5.6.7). */
export function deprecationHeaders({ deprecated, sunset }: Version): Record<string, string> {
  const render = (day: string) => new Date(day).toUTCString().replace(/, 0/, ', ')
  return {
    ...(deprecated === undefined ? {} : { Deprecation: render(deprecated) }),
    ...(sunset === undefined ? {} : { Sunset: render(sunset) }),
  }
}

/** Measured: 406, where the published list of codes says 400. */
function notAcceptable(): Problem {
  return new Problem(406, 'INVALID_VERSION_DATE', { detail: 'Invalid accept header or version date.' })
}

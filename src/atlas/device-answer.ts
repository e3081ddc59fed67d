import { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import { AtlasError } from './atlas-error.ts'
import type { AtlasRequest, AtlasResponse } from './send.ts'

/** The answer of RFC 8628 §3.2, checked. */
export interface DeviceCode {
  readonly deviceCode: Secret
  /** What the user types, with a hyphen in the middle where it is eight characters long; fit to be printed. */
  readonly userCode: string
  /** Where the user types it; fit to be printed. */
  readonly verificationUri: string
  readonly livesMs: number
  readonly intervalMs: number
}

/** RFC 8628 §3.2, where the server names none. */
const DEFAULT_INTERVAL_SECONDS = 5

/** Throws `AtlasError` for an answer that nobody could log in with. */
export function readDeviceCode(request: AtlasRequest, response: AtlasResponse): DeviceCode {
  const answer = parse(response.body)
  const { device_code: code, expires_in: seconds, interval } = answer
  const userCode = readUserCode(answer['user_code'])
  const verificationUri = readWebAddress(answer['verification_uri'])
  if (
    typeof code === 'string' &&
    code !== '' &&
    userCode !== undefined &&
    verificationUri !== undefined &&
    isPositive(seconds)
  ) {
    return {
      deviceCode: new Secret(code),
      userCode,
      verificationUri,
      livesMs: seconds * 1000,
      // Whoever waits longer than the code is valid has not asked at all.
      intervalMs: Math.min(seconds, Math.max(1, isPositive(interval) ? interval : DEFAULT_INTERVAL_SECONDS)) * 1000,
    }
  }
  throw new AtlasError({
    method: request.method,
    template: request.template,
    status: response.status,
    outcome: 'unknown',
    transient: false,
    message: 'the answer holds no code to log in with',
    hint: 'Check --base-url, and that nothing stands between this machine and Atlas that answers in its place.',
  })
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}

/** Atlas sends eight characters in a row and shows them in two halves. */
function readUserCode(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{4,64}$/.test(value)) return undefined
  return safeText(value.replace(/^([A-Za-z0-9]{4})([A-Za-z0-9]{4})$/, '$1-$2'))
}

/** A terminal may make a link of it, so it must be one for a browser. */
function readWebAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const { protocol, href } = new URL(value)
  return protocol === 'https:' || protocol === 'http:' ? safeText(href) : undefined
}

function parse(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body.toString()))
  } catch {
    return {}
  }
}

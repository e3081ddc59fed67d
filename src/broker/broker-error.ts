import { ActionError, UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { type BrokerRefusal, refusalShape } from './answer.ts'
import type { BrokerAddress } from './broker-url.ts'

/** What the broker has answered instead of what it was asked for: `UsageError` where it names what is wrong with the request. */
export function brokerError({
  status,
  body,
  address,
}: {
  status: number
  body: Uint8Array
  address: BrokerAddress
}): ActionError {
  const { host } = new URL(address.url)
  const { error, hint, issues = [], request } = readRefusal(body)
  const id = request === undefined ? '' : ` (request ${safeText(request, { longest: 80 })})`
  if (issues.length > 0 && (status === 400 || status === 413 || status === 422))
    return new UsageError(
      issues.map(({ message, hint, position }) => ({
        message: safeText(message, { longest: 1_000 }),
        ...(hint !== undefined && { hint: safeText(hint) }),
        ...(position !== undefined && { position }),
      })),
    )
  const said = error === '' ? `HTTP ${status}` : safeText(error, { longest: 1_000 }).replace(/\.$/, '')
  const [code, what, otherwise] = explained({ status, address })
  return new ActionError({
    code,
    message: `broker: ${host} ${what}: ${said}${id}`,
    hint: hint === undefined ? otherwise : safeText(hint, { longest: 1_000 }),
  })
}

function explained({ status, address }: { status: number; address: BrokerAddress }): [string, string, string] {
  if (status === 401)
    return [
      'BROKER_UNAUTHORIZED',
      'does not accept the id token of this job',
      `Check that its BROKER_AUDIENCE is \`${address.audience}\`, and its BROKER_ISSUER that of this GitHub; its log says more.`,
    ]
  if (status === 403)
    return [
      'BROKER_DENIED',
      'does not allow this',
      'Ask whoever runs the broker for a rule in its policy; its log says more under the id of the request.',
    ]
  if (status === 404)
    return ['BROKER_NOT_FOUND', 'knows nothing of this', 'Check broker-url, and that the function there is a broker.']
  if (status >= 300 && status < 400)
    return [
      'BROKER_REDIRECTS',
      'leads elsewhere, and the id token goes nowhere else',
      'Give the address that it leads to as broker-url.',
    ]
  if (status === 429 || status >= 500)
    return ['BROKER_UNAVAILABLE', 'cannot take this now', 'Run the job again later; the log of the broker says more.']
  return ['BROKER_REFUSED', 'refuses this request', 'Check that broker and action are of versions that fit together.']
}

/** An answer that is no broker's, such as the page of a proxy, says nothing. */
function readRefusal(body: Uint8Array): BrokerRefusal {
  const read = refusalShape().safeParse(jsonIn(body))
  return read.success ? read.data : { error: '' }
}

/** `undefined` for what is no JSON. */
export function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return undefined
  }
}

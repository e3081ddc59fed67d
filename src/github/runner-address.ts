import { isIPv6 } from 'node:net'
import { ActionError } from '../base/errors.ts'
import { listOf, safeText } from '../base/text.ts'
import type { HttpAnswer, HttpGet } from './http-get.ts'
import { whyNotPublicIpv4 } from './public-ipv4.ts'

/** The first two are asked; the third when one of them is silent, and it has a name that leads to IPv4 only. */
export const ADDRESS_SERVICES = [
  'https://checkip.amazonaws.com/',
  'https://api.ipify.org/',
  'https://ipv4.icanhazip.com/',
] as const

const WITHIN_MS = 5_000
/** An IPv4 address has at most 15 characters; anything longer is no answer to the question. */
const LONGEST_BODY = 64

/** What one service said, and the words for it. */
type Said =
  | { readonly kind: 'address'; readonly address: string; readonly words: string }
  | { readonly kind: 'nothing' | 'nonsense'; readonly words: string }

/**
 * The public IPv4 address that two services agree upon. A service that is silent is replaced by the next one; one that says anything
 * but a public address is not, since something then stands in between. Rejects with `RUNNER_ADDRESS_UNKNOWN`, and as `get` does
 * when the signal aborts.
 */
export async function findRunnerAddress({
  get,
  services = ADDRESS_SERVICES,
  proxy,
  signal,
}: {
  get: HttpGet
  /** URLs of two services or more. */
  services?: readonly string[]
  /** The variable of the proxy that the services are asked through, if any. */
  proxy?: string | undefined
  signal: AbortSignal
}): Promise<string> {
  const said = await Promise.all(services.slice(0, 2).map((service) => ask({ get, service, signal })))
  const isSpareOfUse = said.some(isSilent) && said.some(({ kind }) => kind === 'address')
  for (const service of isSpareOfUse ? services.slice(2) : []) said.push(await ask({ get, service, signal }))
  const heard = said.filter((one) => !isSilent(one))
  const addresses = new Set(heard.map((one) => (one.kind === 'address' ? one.address : undefined)))
  const [address] = addresses
  if (heard.length >= 2 && addresses.size === 1 && address !== undefined) return address
  throw new ActionError({
    code: 'RUNNER_ADDRESS_UNKNOWN',
    message: `runner: two services have to agree on the public address of this runner, and do not: ${listOf(said.map(({ words }) => words))}. Nothing was opened.`,
    hint: `Give the address as ip-address.${proxy === undefined ? '' : ` They were asked through the proxy of ${proxy}, whose address need not be that of this runner.`}`,
  })
}

const isSilent = ({ kind }: Said) => kind === 'nothing'

async function ask({ get, service, signal }: { get: HttpGet; service: string; signal: AbortSignal }): Promise<Said> {
  const { host } = new URL(service)
  const timeout = AbortSignal.timeout(WITHIN_MS)
  try {
    return read({ host, answer: await get(service, { signal: AbortSignal.any([signal, timeout]) }) })
  } catch (error) {
    if (signal.aborted || !(error instanceof ActionError)) throw error
    const words = timeout.aborted ? `no answer from ${host} within ${WITHIN_MS / 1000} s` : error.message
    return { kind: 'nothing', words }
  }
}

function read({ host, answer: { status, body } }: { host: string; answer: HttpAnswer }): Said {
  if (status !== 200) return { kind: 'nothing', words: `${host} answered with status ${status}` }
  const text = Buffer.from(body.subarray(0, LONGEST_BODY + 1))
    .toString()
    .trim()
  // A host with both families may be asked over IPv6, which says nothing about its IPv4 address.
  if (isIPv6(text)) return { kind: 'nothing', words: `${host} said an IPv6 address` }
  const nonsense = (words: string) => ({ kind: 'nonsense', words: `${host} said ${words}` }) as const
  if (text.startsWith('<')) return nonsense('a page of HTML')
  if (body.length > LONGEST_BODY) return nonsense(`${body.length} bytes of something else`)
  if (text === '') return nonsense('nothing')
  const why = whyNotPublicIpv4(text)
  const shown = `\`${safeText(text, { longest: 40 }).replaceAll('`', "'")}\``
  return why === undefined
    ? { kind: 'address', address: text, words: `${host} said ${shown}` }
    : nonsense(`${shown}, ${why}`)
}

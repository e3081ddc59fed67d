import { randomBytes } from 'node:crypto'
import type { ProxySettings } from '../atlas/transport.ts'
import { systemClock } from '../base/clock.ts'
import { ActionError } from '../base/errors.ts'
import { camelCase, listOf, safeText } from '../base/text.ts'
import { jsonIn } from '../broker/broker-error.ts'
import { type BrokerAddress, readBrokerUrl } from '../broker/broker-url.ts'
import { type BrokerOutcome, followRun } from '../broker/follow-run.ts'
import { openBroker } from '../broker/open-broker.ts'
import { createRecipient } from '../broker/recipient.ts'
import { type OidcRequest, readOidcRequest } from '../github/oidc-request.ts'
import { OIDC_VARIABLES } from '../github/oidc-variables.ts'
import { createHttpGet } from '../plan/http-get.ts'
import { restoreState } from '../plan/saved-steps.ts'
import { readReach, type SettingInputs } from '../plan/settings.ts'
import { type Check, refuse } from './check.ts'
import { checkProxy } from './configured-checks.ts'
import { attempt, describeAccess } from './diagnose.ts'
import type { World } from './world.ts'

const HEALTH_WITHIN_MS = 15_000
const ACCESS_WITHIN_MS = 120_000

/** The same for a broker: its address, whether it answers, and in a job whether it accepts a token of it and what is behind. */
export async function* diagnoseBroker({
  url,
  inputs,
  world,
  signal,
  onNotice,
}: {
  url: string
  inputs: SettingInputs
  world: World
  signal: AbortSignal
  onNotice: (notice: string) => void
}): AsyncGenerator<Check> {
  const { environment, userAgent } = world
  const address = readBrokerUrl(url)
  const stray = Object.keys(inputs)
  const checks: Check[] = [checkAddress(address), checkProxy(environment)]
  if (stray.length > 0)
    checks.push(refuse('options', { message: `${listOf(stray)}: the broker decides this.`, hint: 'Leave it out.' }))
  yield* checks
  if ('message' in address || checks.some(({ ok }) => !ok)) return
  const { proxy } = readReach({ inputs: {}, environment })
  const health = await attempt('health', () => checkHealth({ address, proxy, userAgent, signal }))
  yield health
  if (!health.ok) return
  const oidc = readOidcRequest(environment)
  if (oidc === undefined) yield NO_JOB
  else yield* await tryToken({ address, oidc, proxy, world, signal, onNotice })
}

function checkAddress(address: ReturnType<typeof readBrokerUrl>): Check {
  if ('message' in address) return refuse('broker-url', address)
  return { name: 'broker-url', ok: true, message: `${address.url} (tokens for ${address.audience})` }
}

const NO_JOB: Check = {
  name: 'token',
  ok: true,
  message: `not tried, since ${listOf(OIDC_VARIABLES)} are not set; in a job with \`permissions: id-token: write\` this also shows whether the broker accepts it`,
}

async function checkHealth({
  address: { url },
  proxy,
  userAgent,
  signal,
}: {
  address: BrokerAddress
  proxy: ProxySettings
  userAgent: string
  signal: AbortSignal
}): Promise<Check> {
  const get = createHttpGet({ proxy, userAgent })
  const within = AbortSignal.any([signal, AbortSignal.timeout(HEALTH_WITHIN_MS)])
  const { status, body } = await get(`${url}/health`, { headers: { accept: 'application/json' }, signal: within })
  const { version, configuration } = Object(jsonIn(body))
  const { broker, cloud } = Object(configuration)
  const said = `${safeText(version, { longest: 40 })}, ${safeText(cloud, { longest: 40 })} Atlas`
  if (typeof version !== 'string' || (status !== 200 && status !== 503))
    return refuse('health', {
      message: `${url}/health answered with ${status}, and not as the function of this project does.`,
      hint: 'Check --broker-url.',
    })
  if (broker !== 'on')
    return refuse('health', {
      message: `The function there (${said}) is no broker.`,
      hint: 'Set BROKER_AUDIENCE and BROKER_POLICY there.',
    })
  if (status === 503)
    return refuse('health', {
      message: `The broker (${said}) does not reach Atlas.`,
      hint: 'Check that it may open connections to Atlas.',
    })
  return { name: 'health', ok: true, message: `it answers (${said}), and Atlas answers it` }
}

async function tryToken({
  address,
  oidc,
  proxy,
  world: { environment, userAgent },
  signal,
  onNotice,
}: {
  address: BrokerAddress
  oidc: OidcRequest
  proxy: ProxySettings
  world: World
  signal: AbortSignal
  onNotice: (notice: string) => void
}): Promise<Check[]> {
  const speed = Number(environment['ATLAS_ACTION_CLOCK_SPEED'] ?? 1)
  const clock = systemClock({ speed: address.isLoopback && speed >= 1 ? speed : 1 })
  const broker = openBroker({ address, oidc, proxy, userAgent, clock, signal, onSecret: () => {}, onNotice })
  try {
    const { publicKey: recipient } = await createRecipient()
    const since = randomBytes(32).toString('base64url')
    const task = { kind: 'operation', name: 'check-access', params: {} } as const
    const started = await attempt('token', () => startOrDenial(broker.start({ task, settings: {}, recipient, since })))
    if ('ok' in started) return [started]
    const accepted: Check = { name: 'token', ok: true, message: 'the broker accepts that of this job' }
    if ('denied' in started) return [accepted, refuse('policy', { message: started.denied, hint: RULE })]
    const ended = await attempt('access', () =>
      followRun({ broker, id: started.run, clock, signal, timeoutMs: ACCESS_WITHIN_MS, onRun: () => {} }),
    )
    return [accepted, ...('ok' in ended ? [ended] : accessOf(ended))]
  } finally {
    await broker.close()
  }
}

const RULE = 'For doctor it takes a rule for this job with `operations: [check-access]`.'

/** A token that is accepted and a policy that does not allow enough are two things. */
async function startOrDenial(
  starting: Promise<{ readonly run: string }>,
): Promise<{ readonly run: string } | { readonly denied: string }> {
  try {
    return await starting
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== 'BROKER_DENIED') throw error
    return { denied: error.message }
  }
}

function accessOf({ steps, error, summary }: BrokerOutcome): Check[] {
  const state = steps[0] && restoreState(steps[0].state)
  if (state?.status === 'done') {
    const outputs = Object.entries(state.outputs).map(([name, value]) => [camelCase(name), value])
    return describeAccess(Object.fromEntries(outputs))
  }
  if (state?.status === 'failed' && state.error instanceof ActionError) return [refuse('access', state.error)]
  return [refuse('access', error ?? { message: summary })]
}

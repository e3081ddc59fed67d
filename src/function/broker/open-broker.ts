import { operations } from '../../operations/index.ts'
import { createHttpGet } from '../../plan/http-get.ts'
import type { BrokerConfiguration, FrontConfiguration } from '../front-configuration.ts'
import type { Answering } from '../incoming-call.ts'
import type { RoutesOptions } from '../routes.ts'
import { createBroker } from './create-broker.ts'
import { readPolicy } from './policy/read-policy.ts'
import { createTokenVerifier } from './verify-token.ts'

/** The broker of a configuration, and how many rules its policy has. Rejects with a `UsageError` for a policy that cannot be read. */
export async function openBroker({
  audience,
  issuer,
  policy: written,
  reach: { proxy, policy: limits, host },
  clock,
  userAgent,
  ...rest
}: Pick<RoutesOptions, 'runs' | 'log' | 'count' | 'clock' | 'userAgent'> &
  BrokerConfiguration &
  Pick<FrontConfiguration, 'reach'>): Promise<{ readonly answering: Answering; readonly rules: number }> {
  const now = () => clock.now()
  const policy = await readPolicy({ ...written, operations })
  const verify = createTokenVerifier({ issuer, audience, now, get: createHttpGet({ proxy, userAgent }) })
  const answering = createBroker({ ...rest, verify, policy, now, cloud: limits.cloud, origin: host.origin })
  return { answering, rules: policy.rules.length }
}

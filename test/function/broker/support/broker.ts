import { createBroker } from '../../../../src/function/broker/create-broker.ts'
import { readPolicy } from '../../../../src/function/broker/policy/read-policy.ts'
import { createTokenVerifier } from '../../../../src/function/broker/verify-token.ts'
import type { Answer, IncomingCall } from '../../../../src/function/incoming-call.ts'
import type { LogFields } from '../../../../src/function/log.ts'
import { operations } from '../../../../src/operations/index.ts'
import { AUDIENCE, type Issuer } from './issuer.ts'
import { type KeptRuns, keptRuns } from './kept-runs.ts'

interface LoggedLine extends LogFields {
  readonly level: string
  readonly event: string
}

export interface StartedBroker {
  readonly runs: KeptRuns
  readonly log: readonly LoggedLine[]
  readonly counted: readonly string[]
  post(token: string | undefined, body: unknown): Promise<Answer>
  get(token: string | undefined, path: string): Promise<Answer>
}

/** The broker as the function puts it together, but for the host of its runs. */
export async function brokerFor({
  issuer,
  policy,
  now = () => new Date(),
  runs = keptRuns(),
}: {
  issuer: Issuer
  policy: string
  now?: () => Date
  runs?: KeptRuns
}): Promise<StartedBroker> {
  const log: LoggedLine[] = []
  const counted: string[] = []
  const answering = createBroker({
    verify: createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, now }),
    policy: await readPolicy({ text: policy, file: 'policy.yml', operations }),
    runs,
    log: (level, event, fields) => void log.push({ ...fields, level, event }),
    count: (name) => void counted.push(name),
    now,
  })
  const ask = (call: Pick<IncomingCall, 'method' | 'path'>, token: string | undefined, body: Uint8Array) =>
    answering({
      ...call,
      header: (name) => (name === 'authorization' && token !== undefined ? `Bearer ${token}` : undefined),
      readBody: async (most) => (body.byteLength > most ? 'too large' : body),
    })
  return {
    runs,
    log,
    counted,
    post: (token, body) =>
      ask(
        { method: 'POST', path: '/operations' },
        token,
        body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)),
      ),
    get: (token, path) => ask({ method: 'GET', path }, token, Buffer.alloc(0)),
  }
}

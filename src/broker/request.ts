import * as z from 'zod/mini'
import { readDuration } from '../base/duration.ts'
import { once } from '../base/once.ts'
import { safeText } from '../base/text.ts'
import { ENVIRONMENT_INPUTS, SHARED_INPUTS } from '../environments/request.ts'
import { eventShape } from './event-shape.ts'
import { recipientShape } from './recipient.ts'

/** What a job asks the broker for: the body of `POST /operations`. */
export type BrokerRequest = z.infer<ReturnType<typeof brokerRequestShape>>

const MOST_PARAMS = 100
const text = (most: number) => z.string().check(z.maxLength(most))
const line = (most: number) => text(most).check(z.regex(/^[^\p{Cc}]*$/u))
/** The public address of the job's machine, for `runner: true`: the broker's own would be the wrong one. */
const address = () => z.exactOptional(text(45).check(z.regex(/^[0-9A-Fa-f.:]{2,45}$/)))
const params = () =>
  z
    .record(text(60).check(z.regex(/^[a-z][a-z0-9-]*$/)), text(MOST_TEXT))
    .check(z.refine((value) => Object.keys(value).length <= MOST_PARAMS, 'there are too many.'))
const MOST_TEXT = 256 * 1024

/** Longer than jobs on GitHub's runners may take: nobody waits for a run that goes on after that, and each asks Atlas all the time. */
export const LONGEST_RUN_MS = 24 * 3_600_000
const TIMEOUT = 'a time span up to 24h, such as `45m`'

function isTimeout(value: string): boolean {
  const ms = readDuration(value)
  return ms !== undefined && ms > 0 && ms <= LONGEST_RUN_MS
}

const task = once(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('plan'),
      text: text(MOST_TEXT),
      file: line(500),
      runnerAddress: address(),
    }),
    z.strictObject({
      kind: z.literal('operation'),
      name: text(60).check(z.regex(/^[a-z][a-z0-9-]*$/)),
      params: params(),
      runnerAddress: address(),
    }),
    z.strictObject({
      kind: z.literal('environment'),
      inputs: z.strictObject(
        Object.fromEntries(
          Object.keys({ ...ENVIRONMENT_INPUTS, ...SHARED_INPUTS }).map((name) => [name, z.exactOptional(line(1_000))]),
        ) as Record<
          keyof typeof ENVIRONMENT_INPUTS | keyof typeof SHARED_INPUTS,
          z.ZodMiniExactOptional<z.ZodMiniString>
        >,
      ),
      event: z.exactOptional(eventShape()),
    }),
  ]),
)

const brokerRequestShape = once(() =>
  z.strictObject({
    task: task(),
    settings: z.strictObject({
      timeout: z.exactOptional(line(40).check(z.refine(isTimeout, `expected ${TIMEOUT}.`))),
      // Any other word would be taken for `false`, and done in earnest.
      'dry-run': z.exactOptional(z.enum(['true', 'false'])),
    }),
    recipient: recipientShape(),
    /** Of 128 random bits or more, made anew for each request; a request that is sent again keeps its own. */
    since: text(86).check(z.regex(/^[A-Za-z0-9_-]{22,86}$/)),
  }),
)

/** Reads a body. What is wrong is said by the place alone, since a value may be a secret. */
export function readBrokerRequest(body: Uint8Array): BrokerRequest | { readonly why: string } {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return { why: 'the body is no JSON in UTF-8.' }
  }
  const read = brokerRequestShape().safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const strays =
    issue?.code === 'unrecognized_keys' ? issue.keys.map((key) => `\`${safeText(key, { longest: 40 })}\``) : []
  const place = safeText((issue?.path ?? []).map(String).join('.'), { longest: 100 }) || 'the body'
  return {
    why:
      strays.length > 0
        ? `${place}: ${strays.slice(0, 5).join(', ')} cannot stand there.`
        : issue?.code === 'custom'
          ? `${place}: ${issue.message}`
          : `${place}: this is missing, or not of the right form.`,
  }
}

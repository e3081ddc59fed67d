import { isDeepStrictEqual } from 'node:util'
import { CREDENTIAL_VARIABLES } from '../../atlas/credentials.ts'
import type { Clock } from '../../base/clock.ts'
import { ActionError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { sayError } from '../../plan/say-error.ts'
import type { Log } from '../log.ts'
import { type Environment, VARIABLES } from '../variables.ts'

/** Text of the secret with this ARN. */
export type ReadSecret = (arn: string) => Promise<string>

/** How long a secret that was rotated may stay in use; each reading costs, and a run has many slices. */
const KEEP_MS = 5 * 60_000

/**
 * The environment with what secrets of Secrets Manager hold, which is read again after five minutes. What cannot be read again is kept;
 * the first reading rejects with an `ActionError` that names the secret and the key, never a value. The same object says that nothing
 * has changed. A variable of the environment wins
 * over the same name in a secret, and of several secrets the first.
 */
export function createSecrets({
  environment,
  arns,
  readSecret,
  clock,
  log,
}: {
  environment: Environment
  arns: readonly string[]
  readSecret: ReadSecret
  clock: Clock
  log: Log
}): () => Promise<Environment> {
  let kept: { readonly merged: Environment; readonly until: number } | undefined
  let reading: Promise<Environment> | undefined
  return () => {
    if (kept !== undefined && clock.now().getTime() < kept.until) return Promise.resolve(kept.merged)
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }

  async function read(): Promise<Environment> {
    const until = clock.now().getTime() + KEEP_MS
    try {
      const read = await Promise.all(arns.map(async (arn) => variablesIn({ arn, text: await textOf(arn), log })))
      const merged: Environment = Object.assign({}, ...read.toReversed(), environment)
      kept = { merged: kept !== undefined && isDeepStrictEqual(merged, kept.merged) ? kept.merged : merged, until }
    } catch (error) {
      if (kept === undefined) throw error
      log('error', 'secret kept', { why: sayError(error) })
      kept = { ...kept, until }
    }
    return kept.merged
  }

  async function textOf(arn: string): Promise<string> {
    try {
      return await readSecret(arn)
    } catch (error) {
      if (error instanceof ActionError) throw error
      const why = error instanceof Error ? error.name : 'no reason is given'
      throw secretFault({
        arn,
        what: `cannot be read (${safeText(why, { longest: 80 })})`,
        hint: 'Check the role and the ARN.',
      })
    }
  }
}

const CREDENTIALS = CREDENTIAL_VARIABLES.flatMap(({ names }) => names)

/** Nothing else of what a secret holds becomes a variable: `NODE_OPTIONS`, or a proxy, is none of its matters. */
function variablesIn({ arn, text, log }: { arn: string; text: string; log: Log }): Environment {
  const entries = Object.entries(objectIn({ arn, text })).filter(([name]) => {
    const isKnown = Object.hasOwn(VARIABLES, name) || CREDENTIALS.includes(name)
    if (!isKnown) log('warn', 'secret key ignored', { arn, name: safeText(name, { longest: 80 }) })
    return isKnown
  })
  const other = entries.find(([, value]) => typeof value !== 'string')
  if (other === undefined) return Object.fromEntries(entries)
  throw secretFault({ arn, what: `has no text under the key ${other[0]}`, hint: 'Put the value in quotation marks.' })
}

function objectIn({ arn, text }: { arn: string; text: string }): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // The message of the parser shows what it could not read.
  }
  throw secretFault({ arn, what: 'is no JSON object', hint: 'It is to be of the form {"NAME": "value"}.' })
}

export function secretFault({ arn, what, hint }: { arn: string; what: string; hint: string }): ActionError {
  return new ActionError({ code: 'SECRET', message: `The secret ${safeText(arn)} ${what}.`, hint })
}

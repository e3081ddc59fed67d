import * as z from 'zod/mini'
import { once } from '../base/once.ts'
import { savedStateShape, savedStepsShape } from './steps-shape.ts'

/** What `POST /operations` answers with 202: the run goes on by itself, and is asked for by its id. */
export const startedShape = once(() =>
  z.object({
    run: z.string().check(z.regex(/^[\x21-\x7e]{1,1000}$/)),
    /** The origin of the Atlas behind it, for links to its console. */
    console: z.exactOptional(z.string()),
  }),
)

/** What every refusal holds: a sentence, and the id by which the function's log tells more. */
export const refusalShape = once(() =>
  z.object({
    error: z.string(),
    hint: z.exactOptional(z.string()),
    issues: z.exactOptional(
      z.array(
        z.object({ message: z.string(), hint: z.exactOptional(z.string()), position: z.exactOptional(position()) }),
      ),
    ),
    request: z.exactOptional(z.string()),
  }),
)
export type BrokerRefusal = z.infer<ReturnType<typeof refusalShape>>

const position = () => z.object({ file: z.string(), line: z.number(), column: z.number() })
const ended = () => z.enum(['succeeded', 'failed', 'superseded'])

/** What `GET /runs/{id}` answers with 200: how the run stands, and in the end what came of it. */
export const runShape = once(() =>
  z.object({
    state: z.enum(['running', 'succeeded', 'failed', 'superseded']),
    doing: z.array(
      z.object({
        step: z.string(),
        operation: z.string(),
        doing: z.string(),
        ended: z.exactOptional(savedStateShape()),
      }),
    ),
    outcome: z.exactOptional(
      z.object({
        state: ended(),
        summary: z.string(),
        error: z.exactOptional(z.object({ code: z.string(), message: z.string(), hint: z.exactOptional(z.string()) })),
        steps: savedStepsShape(),
        performed: z.exactOptional(z.record(z.string(), z.unknown())),
        sealed: z.exactOptional(z.string()),
        leases: z.exactOptional(
          z.array(z.object({ operation: z.string(), params: z.record(z.string(), z.unknown()) })),
        ),
        notices: z.array(z.string()),
      }),
    ),
  }),
)
export type BrokerRun = z.infer<ReturnType<typeof runShape>>

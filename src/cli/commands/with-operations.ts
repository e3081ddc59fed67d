import { api } from './api.ts'
import { call } from './call.ts'
import { completion } from './completion.ts'
import { doctor } from './doctor.ts'
import { down, list, pause, resume, sweep, up } from './environments.ts'
import { run } from './run.ts'
import { schema } from './schema.ts'
import { serve } from './serve.ts'

/** Commands that share all the operations, in one chunk of the bundle: several would hold a copy of them each. */
export const withOperations = {
  api,
  call,
  completion,
  doctor,
  down,
  list,
  pause,
  resume,
  run,
  schema,
  serve,
  sweep,
  up,
}

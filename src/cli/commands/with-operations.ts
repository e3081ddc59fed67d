import { api } from './api.ts'
import { call } from './call.ts'
import { completion } from './completion.ts'
import { doctor } from './doctor.ts'
import { run } from './run.ts'
import { schema } from './schema.ts'
import { down, up } from './up-and-down.ts'

/** Commands that share all the operations, in one chunk of the bundle: several would hold a copy of them each. */
export const withOperations = { api, call, completion, doctor, down, run, schema, up }

import type { Memory } from '../operation.ts'
import type { Outside } from '../outside.ts'
import { canonicalReference, type EntryReference } from './access-entry.ts'

/** What a step is about, in canonical form: for a runner without an address its own, which is looked up once and remembered. */
export async function runnerReference({
  params,
  memory,
  outside,
}: {
  params: EntryReference & { readonly runner: boolean }
  memory: Memory
  outside: Outside
}): Promise<EntryReference> {
  if (!params.runner || params.ipAddress !== undefined) return canonicalReference(params)
  memory.runnerAddress ??= await outside.publicAddress()
  return { ipAddress: memory.runnerAddress }
}

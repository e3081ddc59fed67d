import { sayError } from '../../plan/say-error.ts'
import type { Log } from '../log.ts'

/**
 * What is built of an ingredient that may be replaced by another: built when it is first asked for, and again for another ingredient. What
 * cannot be built anew is kept as it was; the first building rejects.
 */
export function rebuilding<Ingredient extends object, Built>({
  ingredient,
  build,
  log,
}: {
  ingredient: () => Promise<Ingredient>
  build: (of: Ingredient, before: Built | undefined) => Promise<Built>
  log: Log
}): () => Promise<Built> {
  let kept: { readonly of: Ingredient; readonly built: Built } | undefined
  return async () => {
    const of = await ingredient()
    if (kept?.of === of) return kept.built
    try {
      kept = { of, built: await build(of, kept?.built) }
    } catch (error) {
      if (kept === undefined) throw error
      log('error', 'settings kept', { why: sayError(error) })
      kept = { of, built: kept.built }
    }
    return kept.built
  }
}

import type { Atlas } from '../../atlas/client.ts'
import { endpoints } from '../../atlas/endpoints.ts'
import type { Operation } from '../../operations/operation.ts'
import { StepWithdrawn } from '../../plan/step-withdrawn.ts'

/**
 * The same operation, which looks right before each write whether it is still wanted, and ends as skipped with the reason when it is
 * not. What does not write through Atlas looks before each of its steps.
 */
export function guardOperation({
  operation,
  findReason,
}: {
  operation: Operation
  /** Why it is not wanted any more; `undefined` while it is. Where it rejects, nothing is written. */
  findReason: (atlas: Atlas) => Promise<string | undefined>
}): Operation {
  const isBesideAtlas = operation.subject === 'nothing' && operation.effect !== 'read'
  return {
    ...operation,
    async step(context) {
      const { atlas } = context
      const look = async () => {
        const reason = await findReason(atlas)
        if (reason !== undefined) throw new StepWithdrawn(reason)
      }
      if (isBesideAtlas) await look()
      return operation.step({ ...context, atlas: lookingBeforeWrites({ atlas, look }) })
    },
  }
}

function lookingBeforeWrites({ atlas, look }: { atlas: Atlas; look: () => Promise<void> }): Atlas {
  const before = async (method: string) => {
    if (method !== 'GET') await look()
  }
  return {
    ...atlas,
    async call(name, call) {
      await before(endpoints[name][0])
      return atlas.call(name, call)
    },
    async find(name, call) {
      await before(endpoints[name][0])
      return atlas.find(name, call)
    },
    async exchange(exchange) {
      await before(exchange.method)
      return atlas.exchange(exchange)
    },
  }
}

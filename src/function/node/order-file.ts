import { open, readFile, rename } from 'node:fs/promises'
import { ActionError } from '../../base/errors.ts'
import { sayError } from '../../plan/say-error.ts'
import type { Log } from '../log.ts'
import type { RunOrder } from '../runs/run-order.ts'

interface KeptOrder {
  readonly id: string
  readonly order: RunOrder
}

/** Orders of runs that have not ended, for the process that comes after this one. Of one process at a time. */
export interface OrderFile {
  /** What the process before has left. */
  readonly left: readonly KeptOrder[]
  /** Resolves when it is written. */
  add(kept: KeptOrder): Promise<void>
  /** What fails is in the log: the run would only be looked at once more. */
  remove(id: string): Promise<void>
  close(): Promise<void>
}

/**
 * Lines of JSON, a line for each beginning and each end; those of runs that have ended go when the file is opened. Rejects with an
 * `ActionError` if it cannot be written.
 */
export async function openOrderFile({ path, log }: { path: string; log: Log }): Promise<OrderFile> {
  try {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    const left = readLeft(text)
    const fresh = await open(`${path}.new`, 'w', 0o600)
    await fresh.appendFile(left.map(line).join(''))
    await fresh.close()
    await rename(`${path}.new`, path)
    const file = await open(path, 'a', 0o600)
    // One after another: lines that are written at once may be mixed.
    let last: Promise<unknown> = Promise.resolve()
    const append = (entry: object): Promise<void> => {
      const written = last.then(() => file.appendFile(line(entry)))
      last = written.catch(() => {})
      return written
    }
    return {
      left,
      add: ({ id, order }) => append({ id, order }),
      remove: (id) =>
        append({ ended: id }).catch((error) => log('warn', 'order not removed', { run: id, error: sayError(error) })),
      close: () => last.then(() => file.close()),
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const message = `--state: ${path} cannot be used (${code ?? 'unknown reason'}).`
    throw new ActionError({ code: 'STATE_FILE', message, hint: 'Name a file in a folder that this user may write.' })
  }
}

function line(entry: object): string {
  return `${JSON.stringify(entry)}\n`
}

/** The last line may be half of one, where the process was killed. */
function readLeft(text: string): KeptOrder[] {
  const left = new Map<string, KeptOrder>()
  for (const written of text.split('\n')) {
    try {
      const { id, order, ended }: Partial<KeptOrder> & { ended?: string } = JSON.parse(written)
      if (ended !== undefined) left.delete(ended)
      else if (id !== undefined && typeof order?.kind === 'string') left.set(id, { id, order })
    } catch {}
  }
  return [...left.values()]
}

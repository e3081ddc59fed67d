import type { LoginStore } from '../atlas/device-login.ts'
import { UsageError } from '../base/errors.ts'
import { type Logins, readLoginFile, writeLoginFile } from './login-file.ts'
import { withLoginLock } from './login-lock.ts'

/** Logins in a file. What `tolerate` does not name is refused: a file that others may read, or one that cannot be made out. */
export function createLoginStore({
  path,
  hasModes,
  tolerate = [],
}: {
  path: string
  hasModes: boolean
  tolerate?: readonly ('exposed' | 'damaged')[]
}): LoginStore {
  async function readAll(): Promise<Logins> {
    const file = await readLoginFile({ path, hasModes })
    if (file.state === 'damaged') {
      if (tolerate.includes('damaged')) return new Map()
      throw refusal(
        `${path}: cannot be made out: ${file.why}.`,
        'Run `mongodb-atlas-action login`, which writes it anew.',
      )
    }
    if (file.state === 'exposed' && !tolerate.includes('exposed')) {
      throw refusal(
        `${path}: others may read this file (mode ${file.mode}), which holds your login.`,
        `Run \`chmod 600 '${path}'\`; if others may have read it, run \`mongodb-atlas-action logout\` and log in again.`,
      )
    }
    return file.logins
  }

  return {
    read: async (origin) => (await readAll()).get(origin),
    change: (origin, task) =>
      withLoginLock(path, async () => {
        // Read under the lock: what was read before it may be older than what the one before us has written.
        const kept = (await readAll()).get(origin)
        const login = await task(kept)
        if (login === kept && login !== undefined) return login
        const others = [...(await readAll())].filter(([other]) => other !== origin)
        await writeLoginFile(path, new Map(login === undefined ? others : [...others, [origin, login]]))
        return login
      }),
  }
}

function refusal(message: string, hint: string): UsageError {
  return new UsageError([{ message, hint }])
}

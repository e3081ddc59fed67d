import { posix, win32 } from 'node:path'
import type { Environment } from './terminal.ts'

/** A folder of one user's own. */
export interface ConfigFolder {
  readonly path: string
  /** Whether the system has file modes that say who may read a file. */
  readonly hasModes: boolean
}

const NAME = 'mongodb-atlas-action'

/**
 * `$XDG_CONFIG_HOME` wherever it is set, which must be absolute (XDG Base Directory Specification); else where the system has such
 * files. On Windows that is the folder that stays on the machine, since a login is for one.
 */
export function findConfigFolder({
  platform,
  environment,
  home,
}: {
  platform: NodeJS.Platform
  environment: Environment
  /** May throw: in a container a user may have none. */
  home: () => string
}): ConfigFolder | undefined {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix
  const set = (name: string) => {
    const value = environment[name]
    return value !== undefined && isAbsolute(value) ? value : undefined
  }
  const atHome = (...parts: string[]) => {
    const folder = homeOf(home)
    return folder === undefined || !isAbsolute(folder) ? undefined : join(folder, ...parts)
  }
  const places: Partial<Record<NodeJS.Platform, () => string | undefined>> = {
    win32: () => set('LOCALAPPDATA') ?? atHome('AppData', 'Local'),
    darwin: () => atHome('Library', 'Application Support'),
  }
  const parent = set('XDG_CONFIG_HOME') ?? (places[platform] ?? (() => atHome('.config')))()
  return parent === undefined ? undefined : { path: join(parent, NAME), hasModes: platform !== 'win32' }
}

function homeOf(home: () => string): string | undefined {
  try {
    return home()
  } catch {
    return undefined
  }
}

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { ActionError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { Outside } from '../operations/outside.ts'
import { createLookups, type LookupOptions } from './lookups.ts'

/** The world beside Atlas, for a run on this machine. */
export function createOutside({ folder, ...lookups }: { readonly folder: string } & LookupOptions): Outside {
  return {
    ...createLookups(lookups),
    async saveFile({ path, bytes }) {
      const file = resolve(folder, path)
      try {
        await mkdir(dirname(file), { recursive: true })
        // Answers may hold secrets; a file that is there already keeps its permissions.
        await writeFile(file, bytes, { mode: 0o600 })
      } catch (error) {
        throw new ActionError({
          code: 'FILE_NOT_WRITTEN',
          message: `${safeText(path)} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
          hint: 'Give the path of a file in a folder that this job may write to.',
        })
      }
      return file
    },
  }
}

import { readFile } from 'node:fs/promises'
import { UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { World } from './world.ts'

/** The text that an option names by `@file`, or by `-` for standard input; `undefined` for any other. Rejects with `UsageError`. */
export async function readElsewhere({
  option,
  given,
  world,
}: {
  option: string
  given: string
  world: World
}): Promise<string | undefined> {
  if (given === '-') return world.readStdin()
  if (!given.startsWith('@')) return undefined
  const file = given.slice(1)
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const message = `${option}: ${safeText(file)} cannot be read (${error.code}).`
    throw new UsageError([{ message, hint: 'Give `@` and the path of a file, or `-` for standard input.' }])
  })
}

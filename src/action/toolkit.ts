import type * as core from '@actions/core'

export type Toolkit = typeof core

/** `@actions/core`, from its own chunk, when something has to be written to the runner's files. */
export function loadToolkit(): Promise<Toolkit> {
  return import('@actions/core')
}

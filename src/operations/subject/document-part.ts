import { Secret } from '../../base/secret.ts'
import type { Document } from '../document-param.ts'

/** One attribute of a mapping; `undefined` where there is none. */
export function part(value: Document | undefined, name: string): Document | undefined {
  if (typeof value !== 'object' || value === null || value instanceof Secret) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

export function items(value: Document | undefined): readonly Document[] {
  return Array.isArray(value) ? value : []
}

/** The names of the attributes of a mapping. */
export function namesIn(value: Document | undefined): string[] {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Secret)
  return isMapping ? Object.keys(value) : []
}

/** A secret is a text like any other here: nobody gets around a limit by way of one. */
export function text(value: Document | undefined): string | undefined {
  return value instanceof Secret ? value.reveal() : typeof value === 'string' ? value : undefined
}

import type { BodyBuilder } from '../recorded-request.ts'

/** Request bodies that fit the recorded answers: by method and the end of the path. */
export const databaseBodies: readonly BodyBuilder[] = []

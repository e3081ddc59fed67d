import type { Document } from './documents.ts'

/** The codes that MongoDB gives its errors, by their names; `AtlasError` is of Atlas's own proxy. */
const CODES = {
  BadValue: 2,
  Unauthorized: 13,
  TypeMismatch: 14,
  InvalidLength: 16,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  CursorNotFound: 43,
  InvalidIdField: 53,
  CommandNotFound: 59,
  InvalidNamespace: 73,
  NotImplemented: 238,
  MechanismUnavailable: 334,
  UnsupportedOpQueryCommand: 352,
  AtlasError: 8000,
  BSONObjectTooLarge: 10334,
  DatabaseDifferCase: 13297,
  Location40414: 40414,
  Location5626701: 5626701,
} as const

/** A command that is answered with `ok: 0`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly codeName: keyof typeof CODES

  constructor(codeName: keyof typeof CODES, message: string) {
    super(message)
    this.codeName = codeName
  }

  render(): Document {
    return { ok: 0, errmsg: this.message, code: CODES[this.codeName], codeName: this.codeName }
  }
}

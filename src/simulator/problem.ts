import { STATUS_CODES } from 'node:http'

/** Atlas's error object; recorded with its keys in alphabetical order. */
export interface ProblemBody {
  readonly badRequestDetail?: { readonly fields: readonly { description: string; field: string }[] }
  readonly detail: string
  readonly error: number
  readonly errorCode: string
  readonly parameters: readonly unknown[]
  readonly reason: string
}

/** Thrown by a route to refuse a request: becomes an error answer in Atlas's shape. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly errorCode: string
  readonly parameters: readonly unknown[]
  readonly headers: Readonly<Record<string, string>>
  readonly field: string | undefined

  constructor(
    status: number,
    errorCode: string,
    {
      detail,
      parameters = [],
      headers = {},
      field,
    }: { detail: string; parameters?: readonly unknown[]; headers?: Record<string, string>; field?: string },
  ) {
    super(detail)
    this.status = status
    this.errorCode = errorCode
    this.parameters = parameters
    this.headers = headers
    this.field = field
  }

  body(): ProblemBody {
    return {
      ...(this.field === undefined
        ? {}
        : { badRequestDetail: { fields: [{ description: this.message, field: this.field }] } }),
      detail: this.message,
      error: this.status,
      errorCode: this.errorCode,
      parameters: this.parameters,
      reason: STATUS_CODES[this.status] ?? 'Unknown',
    }
  }
}

export function missingAttribute(name: string): Problem {
  return new Problem(400, 'MISSING_ATTRIBUTE', {
    detail: `The required attribute ${name} was not specified.`,
    parameters: [name],
  })
}

export function invalidAttribute(name: string, why = `Invalid attribute ${name} specified.`): Problem {
  return new Problem(400, 'INVALID_ATTRIBUTE', { detail: why, parameters: [name] })
}

export function resourceNotFound(path: string): Problem {
  return new Problem(404, 'RESOURCE_NOT_FOUND', { detail: `Cannot find resource ${path}.`, parameters: [path] })
}

export function readOnlyAttribute(name: string): Problem {
  return new Problem(400, 'ATTRIBUTE_READ_ONLY', {
    detail: `The attribute ${name} is read-only and cannot be changed by the user.`,
    parameters: [name],
  })
}

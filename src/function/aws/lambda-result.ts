import type { Answer } from '../incoming-call.ts'

/** What a function URL, an HTTP API and a REST API take as an answer, in both versions of the payload. */
export interface LambdaResult {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: false
}

export function lambdaResult({ status, headers, body }: Answer): LambdaResult {
  return {
    statusCode: status,
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  }
}

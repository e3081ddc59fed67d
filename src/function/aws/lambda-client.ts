import type { LambdaClient, LambdaClientConfig } from '@aws-sdk/client-lambda'

/** Where Lambda is, and who asks; what the environment says unless it is given. */
type LambdaPlace = Pick<LambdaClientConfig, 'endpoint' | 'region' | 'credentials'>

export type LambdaApi = typeof import('@aws-sdk/client-lambda') & { readonly client: LambdaClient }

/** Deliveries are to be answered within ten seconds: what Lambda does not answer by then is asked again by whoever sent it. */
const TIMEOUT_MS = 3_000
const CONNECT_WITHIN_MS = 1_000
const MOST_ATTEMPTS = 2

/** Loads the client when it is first needed: it is large, and most requests are refused before. */
export function lazyLambda(more: LambdaPlace = {}): () => Promise<LambdaApi> {
  let opened: Promise<LambdaApi> | undefined
  return () => {
    opened ??= open(more)
    return opened
  }
}

async function open(more: LambdaPlace): Promise<LambdaApi> {
  const api = await import('@aws-sdk/client-lambda')
  const client = new api.LambdaClient({
    ...more,
    maxAttempts: MOST_ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_WITHIN_MS, requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
  })
  return { ...api, client }
}

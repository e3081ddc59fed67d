import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Exchange, headerOf, type JudgedExchange } from './contract-exchange.ts'
import { checkOAuthRequest, isOAuthPath } from './contract-oauth.ts'
import { checkRequest } from './contract-request.ts'
import { checkResponse } from './contract-response.ts'
import { createValidators } from './contract-schemas.ts'
import { mediaTypeAt, type OpenApi, readOpenApi, versionedMediaType } from './openapi.ts'

/** What Atlas serves beside the published API; its own tools use it. */
const UNDESCRIBED = /^\/api\/(?:private|atlas\/v1\.0)\//

/** What a test did wrong on purpose: then that half of the exchange is not held against the document. */
interface Purpose {
  readonly expectBadRequest?: boolean
  readonly expectFaultyResponse?: boolean
}

export interface Contract {
  /** What is wrong with the exchange, one sentence each; empty when all is well. A status of 0 means that no answer came. */
  check(exchange: Exchange, purpose?: Purpose): string[]
}

/**
 * The published description of the Admin API, which stands beside the checkout where it is there at all
 * (`ATLAS_SHARED_DIR` names another place). `undefined` means that the caller should skip, visibly.
 */
export function createContract({
  environment = process.env,
}: {
  environment?: NodeJS.ProcessEnv
} = {}): Contract | undefined {
  const file = join(resolve(environment['ATLAS_SHARED_DIR'] ?? '../shared'), 'atlas', 'openapi.yaml')
  return existsSync(file) ? contractFor(readOpenApi(file)) : undefined
}

function contractFor(openApi: OpenApi): Contract {
  const validators = createValidators(openApi.schemas)
  return {
    check(exchange, purpose = {}) {
      const { pathname } = new URL(exchange.url, 'http://127.0.0.1')
      if (isOAuthPath(pathname)) return purpose.expectBadRequest ? [] : checkOAuthRequest(exchange, pathname)
      if (UNDESCRIBED.test(pathname)) return []
      const found = openApi.find({ method: exchange.method, pathname })
      const asked = versionedMediaType(headerOf(exchange.requestHeaders, 'accept') ?? '')
      const judged: JudgedExchange = {
        ...exchange,
        ...found,
        asked,
        openApi,
        validators,
        mediaType: mediaTypeOf(found, asked),
      }
      return [
        ...(purpose.expectBadRequest ? [] : checkRequest(judged)),
        ...(purpose.expectFaultyResponse ? [] : checkResponse(judged, purpose)),
      ].map((problem) => `${exchange.method} ${pathname}: ${problem}`)
    },
  }
}

function mediaTypeOf(found: ReturnType<OpenApi['find']>, asked: JudgedExchange['asked']): string | undefined {
  if (!found || !asked) return undefined
  const contents = Object.assign({}, ...found.operation.responses.values(), found.operation.request?.content)
  return mediaTypeAt(contents, asked)
}

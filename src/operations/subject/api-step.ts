import { AtlasError } from '../../atlas/atlas-error.ts'
import { collectPages, type Exchange, PAGE_SIZE } from '../../atlas/client.ts'
import { UsageError } from '../../base/errors.ts'
import { Secret } from '../../base/secret.ts'
import { forgetWrite, rememberWrite, sentWrite, takeBackRefused } from '../memory.ts'
import type { Change, OutputValue, Progress, StepContext } from '../operation.ts'
import { answerOutputs, type Content, readContent } from './api-answer.ts'
import { type WrittenBody, writeBody } from './api-body.ts'
import { isAbsent, sayEffect, sayFailure, tooLarge, unknownOutcome } from './api-failure.ts'
import { type ApiParams, type ApiRequest, readApiRequest } from './api-request.ts'

type Context = StepContext<ApiParams>
type Done = Progress<Readonly<Record<string, OutputValue>>>

/** Sends one request, or as many as a list has pages. Rejects with `AtlasError`, `UsageError`, and `OUTCOME_UNKNOWN` for a lost write. */
export async function callApiOnce(context: Context): Promise<Done> {
  const { params, secrets } = context
  const { request, issues } = readApiRequest({ params, given: (name) => params[name] !== undefined })
  if (request === undefined || issues.length > 0) throw new UsageError(issues)
  const body = params.body === undefined ? undefined : writeBody(params.body)
  for (const secret of body?.secrets ?? []) secrets.keep(new Secret(secret.toWellFormed()))
  const call = { context, request, body, exchange: exchangeOf({ request, body }) }
  return request.method === 'GET' ? read(call) : write(call)
}

interface Call {
  readonly context: Context
  readonly request: ApiRequest
  readonly body: WrittenBody | undefined
  readonly exchange: Exchange
}

function exchangeOf({ request, body }: { request: ApiRequest; body: WrittenBody | undefined }): Exchange {
  const { method, path, version, values, query, headers, media } = request
  return {
    method,
    path,
    version,
    parameters: values,
    query,
    headers,
    ...((media === 'csv' || media === 'gzip') && { media }),
    ...(body !== undefined && { body: body.text, shownBody: body.shown }),
  }
}

async function finish({
  call: { context, body },
  content,
  status,
  change,
}: {
  call: Call
  content: Content
  status: number
  change: Change
}): Promise<Done> {
  const { outputFile } = context.params
  const outputs = await answerOutputs({ content, status, outputFile, known: body?.secrets ?? [], context })
  return { status: 'done', change, outputs }
}

/** Pages together may hold this much; what is larger is no answer to keep in memory. */
const LARGEST_LIST = 64 * 1024 * 1024

async function read(call: Call): Promise<Done> {
  const { context, request, exchange } = call
  const { operation, query, path } = request
  let status = 200
  let size = 0
  const ask = async (more: Exchange['query'] = {}): Promise<Content> => {
    const answer = await context.atlas
      .exchange({ ...exchange, query: { ...query, ...more } })
      .catch((error: unknown) => sayFailure({ error, request, asked: context.params.apiVersion }))
    status = answer.status
    size += answer.bytes.length
    if (size > LARGEST_LIST) throw tooLarge(request)
    return readContent({ answer, request })
  }
  const all = async (): Promise<Content> => {
    const page = async (pageNum: number) => {
      const content = await ask({ itemsPerPage: PAGE_SIZE, pageNum })
      return content.kind === 'value' ? content.value : undefined
    }
    return { kind: 'value', isList: true, value: await collectPages({ path, page }) }
  }
  const wantsAll = context.params.allPages && query['pageNum'] === undefined && query['itemsPerPage'] === undefined
  const isKnownList = operation?.list === 'results'
  const first = wantsAll && isKnownList && operation.paged ? await all() : await ask()
  const page = isKnownList || operation === undefined ? resultsOf(first) : undefined
  // The pages of a path that nobody knows tell by themselves that there are more.
  const content: Content =
    page === undefined
      ? first
      : wantsAll && operation === undefined && page.hasNext
        ? await all()
        : { kind: 'value', isList: true, value: page.results }
  return finish({ call, content, status, change: 'unchanged' })
}

function resultsOf(content: Content): { results: readonly unknown[]; hasNext: boolean } | undefined {
  if (content.kind !== 'value' || typeof content.value !== 'object' || content.value === null) return undefined
  const { value } = content
  if (!('results' in value) || !Array.isArray(value.results)) return undefined
  const links: readonly unknown[] = 'links' in value && Array.isArray(value.links) ? value.links : []
  const isNext = (link: unknown) => typeof link === 'object' && link !== null && 'rel' in link && link.rel === 'next'
  return { results: value.results, hasNext: links.some(isNext) }
}

const CHANGES = { POST: 'created', PUT: 'updated', PATCH: 'updated', DELETE: 'deleted', GET: 'unchanged' } as const
const WRITE = 'call'

async function write(call: Call): Promise<Done> {
  const { context, request, exchange } = call
  const { atlas, memory } = context
  const before = sentWrite(memory, WRITE)
  if (before !== undefined && !isRepeatable(request)) throw unknownOutcome({ request })
  rememberWrite({ memory, name: WRITE, now: atlas.now() })
  try {
    const answer = await atlas.exchange(exchange)
    const content = readContent({ answer, request })
    const { status } = answer
    return await finish({ call, content, status, change: CHANGES[request.method] }).catch((error: unknown) =>
      sayEffect({ error, status, request }),
    )
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error
    if (error.template !== request.path) {
      // The request for a token has failed: the write itself was never sent.
      if (before === undefined) forgetWrite({ memory, name: WRITE })
      throw error
    }
    if (isAbsent({ error, request })) {
      const change = before === undefined ? 'unchanged' : 'deleted'
      return { status: 'done', change, outputs: { status: error.status ?? 404 } }
    }
    if (error.outcome === 'unknown' && !isRepeatable(request)) throw unknownOutcome({ request, error })
    takeBackRefused({ error, memory, name: WRITE, before })
    return sayFailure({ error, request, asked: context.params.apiVersion })
  }
}

/** RFC 9110 §9.2.2: to send PUT or DELETE twice is the same as to send it once. POST and PATCH are never sent again blindly. */
function isRepeatable({ method }: ApiRequest): boolean {
  return method === 'PUT' || method === 'DELETE'
}

import { API_ROOT, type ApiOperation, apiOperations, namesInPath } from '../../atlas/api-operations.ts'
import { fillTemplate, matchApiPath, readApiPath, type Segment, templateOf } from '../../atlas/api-path.ts'
import type { Method } from '../../atlas/send.ts'
import type { Issue } from '../../base/errors.ts'
import { listOf, nearest, safeText } from '../../base/text.ts'
import type { Document, ScalarMap } from '../document-param.ts'
import { nearestName } from '../suggest.ts'
import { type Placed, placeParameters } from './api-parameters.ts'

export interface ApiParams {
  readonly operationId?: string
  readonly method?: Method
  readonly path?: string
  readonly parameters?: ScalarMap
  readonly body?: Document
  readonly apiVersion?: string
  readonly allPages: boolean
  readonly outputFile?: string
}

/** A request that is whole: it can be sent. */
export interface ApiRequest extends Placed {
  /** `undefined` for a path that the table does not know. */
  readonly operation: ApiOperation | undefined
  readonly method: Method
  /** With its parameters as `{names}`. */
  readonly path: string
  readonly version: string
  readonly media: ApiOperation['media']
}

type Given = (name: keyof ApiParams) => boolean

/** What is asked for, or all that is wrong with it. Parameters that are given and not known yet leave their part unchecked. */
export function readApiRequest({ params, given }: { params: Partial<ApiParams>; given: Given }): {
  request: ApiRequest | undefined
  issues: readonly Issue[]
} {
  const named = readTarget({ params, given })
  if ('issues' in named) return { request: undefined, issues: named.issues }
  const { operation, method, path } = named
  const template = operation?.path ?? templateOf(named.segments)
  const line = `${method} ${template.slice(API_ROOT.length) || '/'}`
  const request = operation === undefined ? line : `${operation.id} (${line})`
  const isPending = given('parameters') && params.parameters === undefined
  const { placed, issues } = isPending
    ? { placed: NOTHING, issues: [] }
    : placeParameters({ given: params.parameters ?? {}, operation, path, request })
  const media = operation?.media ?? 'json'
  const isNew = operation === undefined && issues.length === 0
  return {
    request: {
      ...placed,
      operation,
      method,
      // Filled in, so that whoever checks a path that nobody knows sees where it leads.
      ...(isNew ? { path: fillTemplate(template, placed.values), values: {} } : { path: template }),
      version: params.apiVersion ?? operation?.version ?? '',
      media: media === 'json or csv' ? (/\.csv$/i.test(params.outputFile ?? '') ? 'csv' : 'json') : media,
    },
    issues: [
      ...issues,
      ...checkBody({ operation, method, given, request }),
      ...checkFile({ operation, given, request }),
    ],
  }
}

const NOTHING: Placed = { values: {}, query: {}, headers: {} }

interface Target {
  readonly operation: ApiOperation | undefined
  readonly method: Method
  readonly segments: readonly Segment[]
  readonly path: ReadonlyMap<string, Segment>
}

function readTarget({ params, given }: { params: Partial<ApiParams>; given: Given }): Target | { issues: Issue[] } {
  const { operationId, method, path } = params
  if (given('operationId')) {
    const also = (['method', 'path'] as const).filter(given)
    if (also.length > 0)
      return refuse(`operation-id: it says all that ${listOf(also)} would say.`, `Leave ${listOf(also)} out.`)
    if (operationId === undefined) return { issues: [] }
    const operation = apiOperations().get(operationId)
    if (operation === undefined) return unknownId(operationId)
    const names = namesInPath(operation.path).map((name) => [name, { kind: 'named', name, suffix: '' }] as const)
    return { operation, method: operation.method, segments: [], path: new Map(names) }
  }
  if (!given('method') && !given('path'))
    return refuse('operation-id is missing.', 'Say which operation of the Admin API, or give method and path.')
  if (!given('path')) return refuse('path is missing.', 'Give both method and path, or operation-id alone.')
  if (!given('method')) return refuse('method is missing.', 'Give both method and path, or operation-id alone.')
  if (method === undefined || path === undefined) return { issues: [] }
  const read = readApiPath(path)
  if ('why' in read)
    return refuse(`path: ${read.why}`, 'Write it as in the documentation of the API: `/groups/{groupId}/clusters`.')
  const { segments } = read
  const match = matchApiPath({ method, segments })
  if (match !== undefined) return { operation: match.operation, method, segments, path: match.values }
  if (!given('apiVersion')) return unknownPath({ method, segments })
  const names = segments.flatMap((segment) => (segment.kind === 'named' ? [[segment.name, segment] as const] : []))
  return { operation: undefined, method, segments, path: new Map(names) }
}

function refuse(message: string, hint: string): { issues: Issue[] } {
  return { issues: [{ message, hint }] }
}

function unknownId(id: string): { issues: Issue[] } {
  const near = nearestName({ word: id, candidates: [...apiOperations().keys()] })
  return refuse(
    `operation-id: the Admin API has no operation \`${safeText(id, { longest: 60 })}\`.`,
    near === undefined
      ? 'Search them with `mongodb-atlas-action api --list <text>`, or give method and path.'
      : `Did you mean \`${near}\`?`,
  )
}

function unknownPath({ method, segments }: { method: Method; segments: readonly Segment[] }): { issues: Issue[] } {
  const asked = templateOf(segments)
  const others = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((one) =>
    matchApiPath({ method: one, segments }),
  )
  const near = nearPath(asked)
  const hint =
    others.length > 0
      ? `This path takes ${listOf(others)}.`
      : near === undefined
        ? 'Check it against the documentation of the API. With api-version a path is called that this action does not know.'
        : `Did you mean \`${near.slice(API_ROOT.length)}\`? With api-version a path is called that this action does not know.`
  const shown = safeText(asked.slice(API_ROOT.length) || '/', { longest: 200 })
  return refuse(`path: the Admin API has no operation \`${method} ${shown}\`.`, hint)
}

/** Compared with the values of the asked path in the place of the names, so that ids do not count. */
function nearPath(asked: string): string | undefined {
  const parts = asked.split('/')
  const alike = [...apiOperations().values()].filter(({ path }) => path.split('/').length === parts.length)
  const filled = alike.map(({ path }): [string, string] => [
    path
      .split('/')
      .map((part, index) => (part.startsWith('{') ? (parts[index] ?? part) : part))
      .join('/'),
    path,
  ])
  const near =
    asked.length > 300
      ? undefined
      : nearest(
          asked,
          filled.map(([text]) => text),
        )
  return new Map(filled).get(near ?? '')
}

function checkBody(about: {
  operation: ApiOperation | undefined
  method: Method
  given: Given
  request: string
}): Issue[] {
  const { operation, given, request } = about
  if (operation?.body === 'needed' && !given('body'))
    return [{ message: `body is missing: ${request} needs one.`, hint: 'Add `body`, as YAML or JSON.' }]
  if (operation?.body === 'none' && given('body'))
    return [{ message: `body: ${request} takes none.`, hint: 'Leave it out, or check the operation.' }]
  return []
}

function checkFile({
  operation,
  given,
  request,
}: {
  operation: ApiOperation | undefined
  given: Given
  request: string
}) {
  if (operation?.media !== 'gzip' || given('outputFile')) return []
  return [
    { message: `output-file is missing: ${request} answers with compressed data.`, hint: 'Say which file it goes to.' },
  ]
}

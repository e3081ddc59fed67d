/** What the published description of the Admin API says of one operation, as far as a caller needs it. */
interface Described {
  readonly root: string
  readonly rest: string
  readonly entry: (rest: string) => string
}

type Json = { readonly [name: string]: unknown }

const API = '/api/atlas/v2'
const LETTERS = { get: 'G', post: 'P', put: 'U', patch: 'A', delete: 'D' } as const
const METHODS = Object.keys(LETTERS) as (keyof typeof LETTERS)[]
const MEDIA_TYPE = /^application\/vnd\.atlas\.(\d{4}-\d\d-\d\d|preview)\+(\w+)$/
/** They only change how an answer is packed: `envelope` moves it below the status, `pretty` adds blanks. */
const PACKING = ['envelope', 'pretty']
const PAGING = ['itemsPerPage', 'pageNum']

/** The source of src/atlas/api-table.ts: one text for each resource, in the form that src/atlas/api-operations.ts reads. */
export function renderApiTable(document: unknown): string {
  const components = at(at(document)['components'])
  const operations = Object.entries(at(at(document)['paths'])).flatMap(([path, item]) =>
    METHODS.filter((method) => method in at(item)).map((method) =>
      describe({ path, method, raw: at(at(item)[method]), components }),
    ),
  )
  const lines = [...Map.groupBy(operations, ({ root }) => root)].map(([root, members]) => {
    const entries = members.map(({ rest, entry }, index) =>
      entry(rest === members[index - 1]?.rest ? '"' : rest || '-'),
    )
    return `  '${[root, ...entries].join('|')}',`
  })
  return [
    '// Made by `node scripts/api-table.ts` from the published description of the Admin API; not edited by hand.',
    '',
    '/** Every operation of the Admin API, by resource; api-operations.ts says how to read it. */',
    'export const apiTable: readonly string[] = [',
    ...lines,
    ']',
    '',
  ].join('\n')
}

function describe(from: { path: string; method: keyof typeof LETTERS; raw: Json; components: Json }): Described {
  const { path, method, raw, components } = from
  const resolve = (kind: string, value: unknown): Json => {
    const { $ref } = at(value)
    return typeof $ref === 'string' ? resolve(kind, at(components[kind])[$ref.split('/').at(-1) ?? '']) : at(value)
  }
  const below = path.slice(API.length)
  const [root = ''] = /^(?:\/[^/]+){0,3}/.exec(below) ?? []
  const bodyContent = at(at(raw['requestBody'])['content'])
  const answers = Object.entries(at(raw['responses']))
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, answer]) => Object.entries(at(resolve('responses', answer)['content'])))
  const types = [...answers.map(([type]) => type), ...Object.keys(bodyContent)].map((type) => MEDIA_TYPE.exec(type))
  const dates = types.flatMap((type) => type?.[1] ?? []).sort()
  const date = dates.filter((one) => one !== 'preview').at(-1) ?? 'preview'
  const media = new Set(answers.flatMap(([type]) => MEDIA_TYPE.exec(type)?.[2] ?? []))
  const [, content] = answers.find(([type]) => MEDIA_TYPE.exec(type)?.[1] === date) ?? []
  const schema = resolve('schemas', at(content)['schema'])
  const parameters = list(raw['parameters']).map((parameter) => resolve('parameters', parameter))
  const names = parameters.map(({ name }) => String(name))
  const flags = [
    method === 'get' && schema['type'] === 'array' ? 'a' : '',
    method === 'get' && 'results' in at(schema['properties']) ? 'r' : '',
    PAGING.every((name) => names.includes(name)) ? 'n' : '',
    raw['requestBody'] === undefined ? '' : at(raw['requestBody'])['required'] === true ? 'b' : 'o',
    media.has('gzip') ? 'z' : '',
    media.has('csv') ? (media.has('json') ? 'v' : 'c') : '',
    media.has('json') && !media.has('csv') && schema['type'] === 'string' ? 't' : '',
  ].join('')
  const others = parameters
    .filter((parameter) => parameter['in'] !== 'path')
    .filter(({ name }) => ![...PACKING, ...PAGING].includes(String(name)))
    .map(renderParameter)
    .sort()
  const id = String(raw['operationId'])
  const when = date.replace(/^20(\d\d)-(\d\d)-(\d\d)$/, '$1$2$3')
  return {
    root,
    rest: below.slice(root.length),
    entry: (rest) =>
      [LETTERS[method] + flags, id, when, rest, ...(others.length > 0 ? [others.join(',')] : [])].join(' '),
  }
}

/** `!` after what must be given, `*` after what may be repeated, `@` before a header. */
function renderParameter({ name, in: place, required, schema }: Json): string {
  const many = at(schema)['type'] === 'array' ? '*' : ''
  return `${place === 'header' ? '@' : ''}${name}${required === true ? '!' : ''}${many}`
}

function at(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

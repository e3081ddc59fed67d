const METHODS = ['get', 'post', 'put', 'patch', 'delete']
const DATED = /^application\/vnd\.atlas\.(\d{4}-\d\d-\d\d)\+/
const ROOT = '/api/atlas/v2'

interface Row {
  readonly area: string
  readonly rest: string
}

type Json = Readonly<Record<string, unknown>>
const asRecord = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

/**
 * The simulator's table of all operations out of the published description of the API (OpenAPI 3.0, parsed): method, path, dates of
 * its stable versions, and the names of the roles of which a caller must have one. One line per area of the API.
 */
export function renderOperationTable(description: unknown): string {
  const operations = Object.entries(asRecord(asRecord(description)['paths'])).flatMap(([path, item]) =>
    METHODS.filter((method) => method in asRecord(item)).map((method) => ({
      path: path.slice(ROOT.length),
      method: method.toUpperCase(),
      operation: asRecord(asRecord(item)[method]),
    })),
  )
  const roles = [...new Set(operations.flatMap(({ operation }) => rolesOf(operation)))].sort()
  const rows = operations.map(({ path, method, operation }): Row => {
    const area = areaOf(path)
    const dates = datesOf(operation).map((date) => date.slice(2).replaceAll('-', ''))
    const needed = rolesOf(operation).map((role) => roles.indexOf(role))
    return { area, rest: `${method} ${dates.join(',') || '-'} ${needed.join(',') || '-'} ${path.slice(area.length)}` }
  })
  const areas = [...new Set(rows.map(({ area }) => area))].sort()
  const line = (area: string) => [area, ...rows.filter((row) => row.area === area).map(({ rest }) => rest)].join('|')
  const list = (lines: readonly string[]) => lines.map((text) => `  ${JSON.stringify(text)},`).join('\n')
  return `// Made by \`node scripts/operation-table.ts\` from the published description of the Admin API; not edited by hand.

/** Roles that operations need, as the description calls them. */
export const roleNames: readonly string[] = [
${list(roles)}
]

/** Every operation: an area, then for each of its operations the method, the dates, the places of its roles in the list, the path. */
export const operationTable: readonly string[] = [
${list(areas.map(line))}
]
`
}

/** The path up to the first word after the project or the organization. */
function areaOf(path: string): string {
  const segments = path.split('/')
  const length = segments[2]?.startsWith('{') ? 4 : 2
  return segments.slice(0, length).join('/')
}

const rolesOf = (operation: Json): string[] => {
  const roles = operation['x-rolesRequirements']
  return Array.isArray(roles) ? roles.map(String) : []
}

/** Dates of stable versions, oldest first; an operation that has preview versions alone has none. */
function datesOf(operation: Json): string[] {
  const types = Object.values(asRecord(operation['responses'])).flatMap((response) =>
    Object.keys(asRecord(asRecord(response)['content'])),
  )
  return [...new Set(types.flatMap((type) => DATED.exec(type)?.[1] ?? []))].sort()
}

import { operationTable, roleNames } from './operation-table.ts'

/** One operation of the published API, whether the simulator serves it or not. */
export interface DescribedOperation {
  readonly method: string
  /** Below `/api/atlas/v2`, with `{names}`. */
  readonly path: string
  /** Dates of its stable versions, oldest first; none when it has preview versions alone. */
  readonly dates: readonly string[]
  /** Roles of which the caller must have one, as the description calls them; none when any caller will do. */
  readonly roles: readonly string[]
}

export const catalogue: readonly DescribedOperation[] = operationTable.flatMap((line) => {
  const [area = '', ...operations] = line.split('|')
  return operations.map((text) => readOperation(area, text))
})

function readOperation(area: string, text: string): DescribedOperation {
  const [method = '', dates = '', roles = '', rest = ''] = text.split(' ')
  const list = (codes: string) => (codes === '-' ? [] : codes.split(','))
  return {
    method,
    path: area + rest,
    dates: list(dates).map((code) => code.replace(/^(\d\d)(\d\d)(\d\d)$/, '20$1-$2-$3')),
    roles: list(roles).flatMap((place) => roleNames[Number(place)] ?? []),
  }
}

const shapeOf = (path: string) => path.replace(/\{\w+\}/g, '{}')
const byShape = new Map(catalogue.map((operation) => [`${operation.method} ${shapeOf(operation.path)}`, operation]))

/** The description of an operation, whatever the names in its path are called; `undefined` for what is not published. */
export function describedOperation({ method, path }: { method: string; path: string }): DescribedOperation | undefined {
  return byShape.get(`${method} ${shapeOf(path)}`)
}

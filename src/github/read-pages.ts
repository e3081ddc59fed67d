import type { Call, GitHubRequest } from './call.ts'
import { notDocumented } from './github-error.ts'
import { jsonFields } from './json-fields.ts'

const PER_PAGE = 100
const MOST_PAGES = 1000

/** Every item of every page, or a rejection: never a part of them. `read` says `undefined` to what is no such item. */
export async function readPages<Item>({
  call,
  repository,
  request,
  within,
  read,
}: {
  call: Call
  repository: string
  request: GitHubRequest
  /** The field of the answer that the items stand in; none when left out. */
  within?: string
  read: (value: unknown) => Item | undefined
}): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const parameters = { ...request.parameters, per_page: PER_PAGE, ...(page > 1 && { page }) }
    const { status, data, hasNext } = await call({ ...request, parameters })
    const what = (words: string) => notDocumented({ call: { ...request, repository }, status, what: words })
    const list = within === undefined ? data : jsonFields(data)[within]
    if (!Array.isArray(list)) throw what('something that is no list')
    for (const value of list) {
      const item = read(value)
      if (item === undefined) throw what('a list that holds something else')
      items.push(item)
    }
    // Where the header Link is lost on the way, a full page would look like the last one.
    if (!hasNext && list.length < PER_PAGE) return items
  }
  throw notDocumented({ call: { ...request, repository }, status: 200, what: `more than ${MOST_PAGES} pages` })
}

import { notFound, type Reply, type RepositoryRoute, refusal } from './route.ts'

const ON_PULL_REQUESTS = ['issues', 'pull-requests'] as const
/** GitHub refuses longer comments. */
const LONGEST_COMMENT = 65_536

/** Docs: REST API endpoints for pull requests, and for issue comments. */
export const CONVERSATION_ROUTES: readonly RepositoryRoute[] = [
  {
    method: 'GET',
    path: '/pulls',
    needs: ['pull-requests'],
    query: ['state', 'head', 'base', 'sort', 'direction'],
    handle({ repository, query, shapes }) {
      const state = query.get('state') ?? 'open'
      const found = [...repository.pullRequests.values()].filter((one) => state === 'all' || one.state === state)
      const isAscending = query.get('direction') === 'asc'
      found.sort((one, other) => (isAscending ? one.number - other.number : other.number - one.number))
      return { status: 200, items: found.map((one) => shapes.pullRequestInList(repository, one)) }
    },
  },
  {
    method: 'GET',
    path: '/pulls/:number',
    needs: ['pull-requests'],
    handle({ repository, parts, shapes }) {
      const found = repository.pullRequests.get(Number(parts['number']))
      return found === undefined ? notFound() : { status: 200, body: shapes.pullRequest(repository, found) }
    },
  },
  {
    method: 'GET',
    path: '/issues/:number/comments',
    needs: ON_PULL_REQUESTS,
    query: ['since'],
    handle({ repository, parts, shapes }) {
      const number = Number(parts['number'])
      if (!repository.pullRequests.has(number)) return notFound()
      const found = repository.comments.filter((one) => one.number === number)
      return { status: 200, items: found.map((one) => shapes.comment(repository, one)) }
    },
  },
  {
    method: 'POST',
    path: '/issues/:number/comments',
    needs: ON_PULL_REQUESTS,
    fields: { body: 'string!' },
    handle({ model, repository, access, parts, shapes, body }) {
      const number = Number(parts['number'])
      if (!repository.pullRequests.has(number)) return notFound()
      const text = String(body['body'])
      if (text.length > LONGEST_COMMENT) return tooLong()
      const createdAt = model.nextTime()
      const made = { id: model.nextId(), number, author: access.as, body: text, createdAt, updatedAt: createdAt }
      repository.comments.push(made)
      return { status: 201, body: shapes.comment(repository, made) }
    },
  },
  {
    method: 'PATCH',
    path: '/issues/comments/:comment',
    needs: ON_PULL_REQUESTS,
    fields: { body: 'string!' },
    handle({ model, repository, parts, shapes, body }) {
      const found = repository.comments.find(({ id }) => id === Number(parts['comment']))
      if (found === undefined) return notFound()
      const text = String(body['body'])
      if (text.length > LONGEST_COMMENT) return tooLong()
      found.body = text
      found.updatedAt = model.nextTime()
      return { status: 200, body: shapes.comment(repository, found) }
    },
  },
  {
    method: 'DELETE',
    path: '/issues/comments/:comment',
    needs: ON_PULL_REQUESTS,
    handle({ repository, parts }) {
      const at = repository.comments.findIndex(({ id }) => id === Number(parts['comment']))
      if (at === -1) return notFound()
      repository.comments.splice(at, 1)
      return { status: 204 }
    },
  },
]

function tooLong(): Reply {
  return refusal(422, 'Validation Failed')
}

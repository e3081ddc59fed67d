import { seesRepository } from './access.ts'
import type { RepositoryRecord } from './model.ts'
import { notFound, type Reply, type RepositoryRoute, type RootRoute, refusal } from './route.ts'

/** Docs: REST API endpoints for repositories, repository contents, commits and workflow runs. */
export const REPOSITORY_ROUTES: readonly RepositoryRoute[] = [
  {
    method: 'GET',
    path: '',
    needs: ['metadata'],
    handle: ({ repository, shapes }) => ({ status: 200, body: shapes.repository(repository) }),
  },
  {
    method: 'GET',
    path: '/contents/*path',
    needs: ['contents'],
    query: ['ref'],
    handle({ repository, query, parts }) {
      const files = filesAt(repository, query.get('ref') ?? repository.defaultBranch)
      if (files === undefined) return refusal(404, `No commit found for the ref ${query.get('ref')}`)
      const { path = '' } = parts
      const content = files.get(path)
      if (content !== undefined) return { status: 200, body: file(path, content) }
      const inside = [...files.entries()].filter(([name]) => name.startsWith(`${path}/`))
      if (inside.length === 0) return notFound()
      return { status: 200, body: inside.map(([name, text]) => ({ ...file(name, text), content: undefined })) }
    },
  },
  {
    method: 'GET',
    path: '/commits/*ref',
    needs: ['contents'],
    handle({ repository, parts, accept }): Reply {
      const { ref = '' } = parts
      if (filesAt(repository, ref) === undefined) return refusal(422, `No commit found for SHA: ${ref}`)
      const sha = /^[0-9a-f]{40}$/.test(ref) ? ref : '1'.repeat(40)
      if (!accept.includes('application/vnd.github.sha')) return { status: 200, body: { sha } }
      return { status: 200, body: sha, headers: { 'content-type': 'application/vnd.github.sha; charset=utf-8' } }
    },
  },
  {
    method: 'GET',
    path: '/actions/runs/:run',
    needs: ['actions'],
    query: ['exclude_pull_requests'],
    handle({ repository, parts, shapes }) {
      const run = repository.runs.get(Number(parts['run']))
      return run === undefined ? notFound() : { status: 200, body: shapes.run(repository, run) }
    },
  },
]

/** Docs: REST API endpoints for GitHub App installations, and for users. */
export const ROOT_ROUTES: readonly RootRoute[] = [
  {
    method: 'GET',
    path: '/installation/repositories',
    handle({ model, access, shapes }) {
      if (access.kind === 'user')
        return refusal(
          403,
          'You must authenticate with an installation access token in order to list repositories for an installation.',
        )
      const items = model.repositories
        .filter(({ isDeleted }) => !isDeleted)
        .filter(({ fullName }) => fullName.toLowerCase().startsWith(`${access.account.toLowerCase()}/`))
        .filter((one) => seesRepository(access, { ...one, isPrivate: true }))
        .map((one) => shapes.repository(one))
      return {
        status: 200,
        items,
        wrap: (repositories) => ({
          total_count: items.length,
          repository_selection: access.selection,
          repositories,
        }),
      }
    },
  },
  {
    method: 'GET',
    path: '/user',
    handle: ({ access }) =>
      access.kind === 'user'
        ? { status: 200, body: { login: access.as.login, id: 1, type: access.as.type } }
        : refusal(403, 'Resource not accessible by integration'),
  },
]

function filesAt({ files, pullRequests }: RepositoryRecord, ref: string): Map<string, string> | undefined {
  const isBase = [...pullRequests.values()].find(({ baseSha }) => baseSha === ref)
  return files.get(ref) ?? (isBase && files.get(isBase.baseRef))
}

/** Above 1 MB the content is left out (docs: "Get repository content"). */
function file(path: string, text: string): object {
  const bytes = Buffer.from(text)
  const isShown = bytes.length <= 1024 * 1024
  return {
    type: 'file',
    encoding: isShown ? 'base64' : 'none',
    size: bytes.length,
    name: path.split('/').at(-1),
    path,
    // GitHub breaks the lines of its base64.
    content: isShown ? bytes.toString('base64').replace(/.{60}/g, '$&\n') : '',
    sha: '3d21ec53a331a6f037a91c368710b99387d012c1',
  }
}

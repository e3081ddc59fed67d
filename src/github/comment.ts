import type { Call } from './call.ts'
import { GitHubError } from './github-error.ts'
import { jsonFields, positiveNumber } from './json-fields.ts'
import { readPages } from './read-pages.ts'
import { type Written, written } from './written.ts'

interface Comment {
  readonly id: number
  readonly body: string
  readonly login: string
  readonly isBot: boolean
}

/** GitHub refuses a comment of more than 65,536 characters; the rest is for the marker and the words that say it was cut. */
const LONGEST_TEXT = 65_000
const NEEDS = 'pull-requests: write'

/** What a comment of ours begins with; GitHub shows nothing of it. */
function markerOf(environment: string): string {
  // Two hyphens would end an HTML comment.
  return `<!-- mongodb-atlas-action: ${environment.replace(/[^\w./ -]|-(?=-)/g, '')} -->`
}

/**
 * Makes the one comment of an environment say `text`, which is Markdown. Ours is what a bot, or the very user of the token, wrote and
 * what begins with the marker; nobody else's comment is touched. Of several, which two jobs at once may leave, the oldest is kept.
 */
export async function upsertComment({
  call,
  repository,
  number,
  environment,
  text,
  ifAbsent = 'create',
}: {
  call: Call
  repository: string
  number: number
  environment: string
  text: string
  ifAbsent?: 'create' | 'leave'
}): Promise<Written> {
  const marker = markerOf(environment)
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}\n\n…` : text
  const body = `${marker}\n${cut}`
  return written(async () => {
    const [kept, ...younger] = await findOurs({ call, repository, number, marker })
    if (kept === undefined) {
      if (ifAbsent === 'leave') return
      const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
      await call({ route, parameters: { issue_number: number, body }, needs: NEEDS })
      return
    }
    for (const { id, login } of younger) {
      if (login !== kept.login) continue
      const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}'
      await call({ route, parameters: { comment_id: id }, needs: NEEDS }).catch(ignoreAbsent)
    }
    if (plain(kept.body) === plain(body)) return
    const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
    await call({ route, parameters: { comment_id: kept.id, body }, needs: NEEDS })
  })
}

/** The oldest first. */
async function findOurs({
  call,
  repository,
  number,
  marker,
}: {
  call: Call
  repository: string
  number: number
  marker: string
}): Promise<readonly Comment[]> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  const request = { route, parameters: { issue_number: number }, needs: NEEDS } as const
  const all = await readPages({ call, repository, request, read: readComment })
  const marked = all.filter(({ body }) => body.startsWith(marker))
  const own = marked.some(({ isBot }) => !isBot) ? await ownLogin(call) : undefined
  return marked.filter(({ isBot, login }) => isBot || login === own).sort((one, other) => one.id - other.id)
}

/** The user of a personal access token; `undefined` for tokens of jobs and apps, which stand for a bot. */
async function ownLogin(call: Call): Promise<string | undefined> {
  try {
    const { login } = jsonFields((await call({ route: 'GET /user', needs: 'metadata: read' })).data)
    return typeof login === 'string' ? login : undefined
  } catch (error) {
    if (error instanceof GitHubError && (error.status === 403 || error.status === 404)) return undefined
    throw error
  }
}

function readComment(value: unknown): Comment | undefined {
  const { id: given, body, user } = jsonFields(value)
  // The account of a comment may be gone: then `user` is null.
  const { login, type } = jsonFields(user)
  const id = positiveNumber(given)
  if (id === undefined) return undefined
  return {
    id,
    body: typeof body === 'string' ? body : '',
    login: typeof login === 'string' ? login : '',
    isBot: type === 'Bot',
  }
}

/** Another job may have deleted it first. */
function ignoreAbsent(error: unknown): void {
  if (!(error instanceof GitHubError && error.status === 404)) throw error
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd()
}

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
  const settle = async () => settleComments({ call, repository, number, marker, body })
  return written(async () => {
    const found = await settle()
    if (found.isSaid) return
    if (ifAbsent === 'leave') {
      if (found.forbidden !== undefined) throw found.forbidden
      return
    }
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
    await call({ route, parameters: { issue_number: number, body }, needs: NEEDS })
    // Another job may have made one at the same moment.
    await settle()
  })
}

/** Lets the oldest comment of ours that may be changed say it, and deletes the others of the same writer. */
async function settleComments({
  call,
  repository,
  number,
  marker,
  body,
}: {
  call: Call
  repository: string
  number: number
  marker: string
  body: string
}): Promise<{ readonly isSaid: boolean; readonly forbidden?: unknown }> {
  const ours = await findOurs({ call, repository, number, marker })
  let forbidden: unknown
  for (const kept of ours.filter(isOldestOfLogin)) {
    const refusal = await makeSay({ call, comment: kept, body })
    if (isRefusal(refusal, 403)) forbidden = refusal
    if (refusal !== undefined) continue
    for (const { id, login } of ours) {
      if (login !== kept.login || id === kept.id) continue
      const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}'
      await call({ route, parameters: { comment_id: id }, needs: NEEDS }).catch(ignoreAbsent)
    }
    return { isSaid: true }
  }
  return { isSaid: false, forbidden }
}

function isOldestOfLogin({ id, login }: Comment, _: number, all: readonly Comment[]): boolean {
  return all.find((one) => one.login === login)?.id === id
}

/** GitHub's refusal of a comment that is gone meanwhile (404), or of one that this token may not change (403), as another bot's. */
async function makeSay({ call, comment, body }: { call: Call; comment: Comment; body: string }): Promise<unknown> {
  if (plain(comment.body) === plain(body)) return undefined
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
  try {
    await call({ route, parameters: { comment_id: comment.id, body }, needs: NEEDS })
    return undefined
  } catch (error) {
    if (isRefusal(error, 403) || isRefusal(error, 404)) return error
    throw error
  }
}

/** A rate limit answers 403 too. */
function isRefusal(error: unknown, status: number): boolean {
  return error instanceof GitHubError && error.code === 'GITHUB_REFUSED' && error.status === status
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
  // Of what others have written nothing is kept: thousands of comments may have 65,536 characters each.
  const read = (value: unknown) => readComment({ value, marker })
  const all = await readPages({ call, repository, request, read })
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

function readComment({ value, marker }: { value: unknown; marker: string }): Comment | undefined {
  const { id: given, body, user } = jsonFields(value)
  // The account of a comment may be gone: then `user` is null.
  const { login, type } = jsonFields(user)
  const id = positiveNumber(given)
  if (id === undefined) return undefined
  return {
    id,
    body: typeof body === 'string' && body.startsWith(marker) ? body : '',
    login: typeof login === 'string' ? login : '',
    isBot: type === 'Bot',
  }
}

/** Another job may have deleted it first. */
function ignoreAbsent(error: unknown): void {
  if (!isRefusal(error, 404)) throw error
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd()
}

import { safeText } from '../base/text.ts'
import { jsonFields, positiveNumber } from './json-fields.ts'
import { isSameRepository } from './repository-name.ts'

/** What the house reads of a pull request. Its title, body and branch are hostile text, and left where they are. */
export interface PullRequest {
  readonly number: number
  readonly state: 'open' | 'closed'
  /** `undefined` while it is open, or when GitHub does not say. */
  readonly closedAt: Date | undefined
  readonly isDraft: boolean
  readonly isMerged: boolean
  /** Its head is in another repository than its base, or in one that was deleted. */
  readonly isFork: boolean
  /** Its author is Dependabot, whose branches are in the same repository. */
  readonly isDependabot: boolean
  readonly labels: readonly string[]
  /** `undefined` when the name holds anything unusual: then there is still `baseSha`. */
  readonly baseRef: string | undefined
  readonly baseSha: string | undefined
  readonly headSha: string | undefined
}

export const DEPENDABOT = 'dependabot[bot]'

/**
 * Reads a pull request as GitHub's REST API and the payloads of its events show it; `undefined` when it has no number or no state.
 * `repository` is the one that the request is to.
 */
export function readPullRequest({
  value,
  repository,
}: {
  value: unknown
  repository: string
}): PullRequest | undefined {
  const { number: given, state, draft, user, labels, head, base, ...fields } = jsonFields(value)
  const { merged, merged_at: mergedAt, closed_at: closedAt } = fields
  const number = positiveNumber(given)
  if (number === undefined || (state !== 'open' && state !== 'closed')) return undefined
  const [from, to] = [jsonFields(head), jsonFields(base)]
  const { full_name: source } = jsonFields(from['repo'])
  const { full_name: target } = jsonFields(to['repo'])
  return {
    number,
    state,
    closedAt: state === 'closed' ? readTime(closedAt) : undefined,
    isDraft: draft === true,
    isMerged: merged === true || typeof mergedAt === 'string',
    isFork: typeof source !== 'string' || !isSameRepository(source, typeof target === 'string' ? target : repository),
    isDependabot: jsonFields(user)['login'] === DEPENDABOT,
    labels: readLabels(labels),
    baseRef: readRef(to['ref']),
    baseSha: readSha(to['sha']),
    headSha: readSha(from['sha']),
  }
}

/** GitHub gives a label 50 characters, and an issue 100 labels. */
function readLabels(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return []
  const names = value.slice(0, 100).map((label) => jsonFields(label)['name'])
  return names.filter((name) => typeof name === 'string').map((name) => safeText(name, { longest: 100 }))
}

/** Git allows `$()`, backticks and quotes in names of branches (git-check-ref-format); what holds such is not passed on. */
function readRef(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?![-/])[\w./+@#-]{1,250}$/.test(value) ? value : undefined
}

function readTime(value: unknown): Date | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : new Date(at)
}

/** SHA-1, or SHA-256 in repositories that use it. */
function readSha(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined
}

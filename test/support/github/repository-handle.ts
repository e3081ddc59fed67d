import type { CommentRecord, DeploymentRecord, Model, Person, PullRequestRecord, RepositoryRecord } from './model.ts'

export interface OpenPullRequest {
  readonly number: number
  readonly draft?: boolean
  readonly labels?: readonly string[]
  readonly author?: string
  /** The head's repository; `null` for a fork that was deleted. The repository itself when left out. */
  readonly fork?: string | null
  readonly headRef?: string
  readonly headSha?: string
  readonly baseRef?: string
}

/** How a test changes one repository, and looks at what has become of it. */
export interface RepositoryHandle {
  readonly record: RepositoryRecord
  openPullRequest(pullRequest: OpenPullRequest): PullRequestRecord
  /** At a time of the server's own, or at this one: ISO 8601. */
  close(number: number, at?: string): void
  merge(number: number): void
  reopen(number: number): void
  draft(number: number, isDraft: boolean): void
  label(number: number, labels: readonly string[]): void
  /** A push to the head's branch. */
  push(number: number, sha?: string): void
  pullRequest(number: number): PullRequestRecord
  addFile(file: { readonly path: string; readonly text: string; readonly ref?: string }): void
  addRun(run: { readonly id: number; readonly status: string; readonly attempt?: number }): void
  addComment(comment: { readonly number: number; readonly by: string; readonly body: string }): CommentRecord
  comments(number: number): readonly CommentRecord[]
  deployments(environment?: string): readonly DeploymentRecord[]
  /** As GitHub's page shows it: the newest status of the newest deployment; `none` without any. */
  environmentState(environment: string): string
  archive(): void
  makePublic(): void
  /** The token loses sight of it. */
  hide(): void
  delete(): void
  rename(fullName: string): void
}

/** `octo[bot]` is a bot, as GitHub's own names are. */
export function personOf(login: string): Person {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }
}

export function repositoryHandle({ model, record }: { model: Model; record: RepositoryRecord }): RepositoryHandle {
  const find = (number: number): PullRequestRecord => {
    const found = record.pullRequests.get(number)
    if (found === undefined) throw new Error(`the test opened no pull request ${number} in ${record.fullName}`)
    return found
  }
  const sha = () => model.nextId().toString(16).padStart(40, 'a')
  return {
    record,
    openPullRequest({ number, draft = false, labels = [], author = 'mona', fork, headRef, headSha, baseRef }) {
      const made: PullRequestRecord = {
        number,
        author: personOf(author),
        headRepository: fork === undefined ? record.fullName : fork,
        headRef: headRef ?? `feature-${number}`,
        headSha: headSha ?? sha(),
        baseRef: baseRef ?? record.defaultBranch,
        baseSha: sha(),
        state: 'open',
        isMerged: false,
        closedAt: null,
        isDraft: draft,
        labels,
        createdAt: model.nextTime(),
      }
      record.commits.add(made.headSha).add(made.baseSha)
      record.pullRequests.set(number, made)
      return made
    },
    close: (number, at = model.nextTime()) => void Object.assign(find(number), { state: 'closed', closedAt: at }),
    merge: (number) =>
      void Object.assign(find(number), { state: 'closed', closedAt: model.nextTime(), isMerged: true }),
    reopen: (number) => void Object.assign(find(number), { state: 'open', closedAt: null }),
    draft: (number, isDraft) => void Object.assign(find(number), { isDraft }),
    label: (number, labels) => void Object.assign(find(number), { labels }),
    push(number, pushed = sha()) {
      record.commits.add(pushed)
      find(number).headSha = pushed
    },
    pullRequest: find,
    addFile({ path, text, ref = record.defaultBranch }) {
      const files = record.files.get(ref) ?? new Map()
      record.files.set(ref, files.set(path, text))
    },
    addRun: ({ id, status, attempt = 1 }) => void record.runs.set(id, { id, status, attempt }),
    addComment({ number, by, body }) {
      const createdAt = model.nextTime()
      const made = { id: model.nextId(), number, author: personOf(by), body, createdAt, updatedAt: createdAt }
      record.comments.push(made)
      return made
    },
    comments: (number) => record.comments.filter((one) => one.number === number),
    deployments: (environment) =>
      record.deployments.filter((one) => environment === undefined || one.environment === environment),
    environmentState: (environment) =>
      record.deployments.findLast((one) => one.environment === environment)?.statuses.at(-1)?.state ?? 'none',
    archive: () => void Object.assign(record, { isArchived: true }),
    makePublic: () => void Object.assign(record, { isPrivate: false }),
    hide: () => void Object.assign(record, { isHidden: true }),
    delete: () => void Object.assign(record, { isDeleted: true }),
    rename(fullName) {
      const former = record.fullName.toLowerCase()
      record.formerNames.add(former)
      for (const one of record.pullRequests.values())
        if (one.headRepository?.toLowerCase() === former) one.headRepository = fullName
      record.fullName = fullName
    },
  }
}

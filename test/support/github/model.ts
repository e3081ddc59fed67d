/** What the loopback GitHub remembers. Times are steps of one second from a fixed day, so that older and newer can be told. */
export interface Person {
  readonly login: string
  readonly type: 'User' | 'Bot'
}

export interface PullRequestRecord {
  readonly number: number
  readonly author: Person
  /** `owner/name` of the repository that the branch is in; `null` once a fork was deleted. */
  headRepository: string | null
  headRef: string
  headSha: string
  baseRef: string
  baseSha: string
  state: 'open' | 'closed'
  isMerged: boolean
  closedAt: string | null
  isDraft: boolean
  labels: readonly string[]
  readonly createdAt: string
}

export interface CommentRecord {
  readonly id: number
  readonly number: number
  readonly author: Person
  body: string
  readonly createdAt: string
  updatedAt: string
}

export type DeploymentStatusName = 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success'

export interface StatusRecord {
  readonly id: number
  readonly state: DeploymentStatusName
  readonly description: string
  readonly environmentUrl: string
  readonly logUrl: string
  readonly createdAt: string
}

export interface DeploymentRecord {
  readonly id: number
  readonly ref: string
  readonly sha: string
  readonly task: string
  readonly environment: string
  readonly description: string
  readonly isTransient: boolean
  readonly isProduction: boolean
  readonly creator: Person
  readonly createdAt: string
  /** The newest last. */
  readonly statuses: StatusRecord[]
}

export interface RunRecord {
  readonly id: number
  status: string
  attempt: number
}

export interface RepositoryRecord {
  readonly id: number
  fullName: string
  readonly formerNames: Set<string>
  isPrivate: boolean
  isArchived: boolean
  isDeleted: boolean
  /** No installation token of this server sees it. */
  isHidden: boolean
  defaultBranch: string
  /** Path to content, by branch or sha. */
  readonly files: Map<string, Map<string, string>>
  /** Commits that were pushed; GitHub keeps them when a branch moves on. */
  readonly commits: Set<string>
  readonly pullRequests: Map<number, PullRequestRecord>
  readonly comments: CommentRecord[]
  readonly deployments: DeploymentRecord[]
  readonly runs: Map<number, RunRecord>
}

export interface Model {
  readonly repositories: RepositoryRecord[]
  nextId(): number
  nextTime(): string
  /** By the name that it has now; names compare without regard to case. */
  find(fullName: string): RepositoryRecord | undefined
  /** By a name that it had before, as long as no other repository took it. */
  findRenamed(fullName: string): RepositoryRecord | undefined
  findById(id: number): RepositoryRecord | undefined
  add(fullName: string): RepositoryRecord
}

const FIRST_TIME = Date.parse('2026-11-20T08:00:00Z')

export function createModel(): Model {
  const repositories: RepositoryRecord[] = []
  let lastId = 1000
  let seconds = 0
  const alive = () => repositories.filter(({ isDeleted }) => !isDeleted)
  const nextId = () => ++lastId
  return {
    repositories,
    nextId,
    nextTime: () => new Date(FIRST_TIME + seconds++ * 1000).toISOString().replace('.000', ''),
    find: (fullName) => alive().find((one) => one.fullName.toLowerCase() === fullName.toLowerCase()),
    findRenamed: (fullName) => alive().find((one) => one.formerNames.has(fullName.toLowerCase())),
    findById: (id) => alive().find((one) => one.id === id),
    add(fullName) {
      const record: RepositoryRecord = {
        id: nextId(),
        fullName,
        formerNames: new Set(),
        isPrivate: true,
        isArchived: false,
        isDeleted: false,
        isHidden: false,
        defaultBranch: 'main',
        files: new Map([['main', new Map()]]),
        commits: new Set(),
        pullRequests: new Map(),
        comments: [],
        deployments: [],
        runs: new Map(),
      }
      repositories.push(record)
      return record
    },
  }
}

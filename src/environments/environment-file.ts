import { ActionError, UsageError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { PullRequest } from '../github/pull-request.ts'
import { type EnvironmentSpec, readSpec } from './file/spec.ts'
import type { SearchPlace } from './find-environments.ts'
import type { Performance } from './performance.ts'

/** The environment file: of the workspace, else of the base branch. */
export async function readEnvironmentFile({
  state,
  ...performance
}: Performance & { state: PullRequest | undefined }): Promise<EnvironmentSpec> {
  const { request, host, limits = {} } = performance
  const text = await findFile({ ...performance, state })
  if (text !== undefined) {
    const spec = await readSpec({ text, file: request.file, policy: host.settings.policy })
    limits.check?.(spec)
    return spec
  }
  throw new UsageError([
    {
      message: `environment-file: there is no ${safeText(request.file)}, neither in the workspace nor in the base branch.`,
      hint: 'Write one, check the repository out first, or give `permissions: contents: read` so that it can be read.',
    },
  ])
}

async function findFile({
  request: { file },
  readFile,
  gitHub,
  state,
}: Performance & { state: PullRequest | undefined }): Promise<string | undefined> {
  const ref = state?.baseRef ?? state?.baseSha
  return (await readFile(file)) ?? (await gitHub?.fileAtBase({ path: file, ref }))
}

/**
 * Where the environment is looked for. A file that cannot be read must not keep it from being taken down: it is looked for among all
 * projects then, by its name and its tags.
 */
export async function placeOf(performance: Performance & { state: PullRequest | undefined }): Promise<SearchPlace> {
  try {
    return (await readEnvironmentFile(performance)).place
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    const why = error instanceof UsageError ? (error.issues[0]?.message ?? error.message) : error.message
    return anyProject({ performance, why })
  }
}

/**
 * The same for whoever decides about all environments. That there is no file is known; with one that cannot be read, an empty list would
 * be a guess, so that it rejects.
 */
export async function knownPlaceOf(performance: Performance): Promise<SearchPlace> {
  const { request, host } = performance
  const text = await findFile({ ...performance, state: undefined })
  if (text !== undefined) return (await readSpec({ text, file: request.file, policy: host.settings.policy })).place
  return anyProject({ performance, why: `There is no ${safeText(request.file)}.` })
}

function anyProject({ performance: { host }, why }: { performance: Performance; why: string }): SearchPlace {
  host.onNotice(
    `${why} Environments are looked for among the projects that the credentials see, by name and tags; a cluster or a database user in a shared project is not found that way.`,
    'lasting',
  )
  return { isolation: 'project' }
}

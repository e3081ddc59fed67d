import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { type Issue, UsageError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import { errandOf } from '../environments/decide.ts'
import { openGitHubSession } from '../environments/open-github.ts'
import { performErrand } from '../environments/perform-errand.ts'
import { ENVIRONMENT_FILE, readEnvironmentRequest, type Verb } from '../environments/request.ts'
import { readApiUrl } from '../github/api-url.ts'
import { readSettings, type Settings } from '../plan/settings.ts'
import { environmentOutcome } from './environment-outcome.ts'
import { show } from './execute.ts'
import { findRepository, type Repository } from './find-repository.ts'
import { findLogin } from './login-credentials.ts'
import { addSettingOptions, SETTING_NAMES, settingInputs } from './setting-options.ts'
import type { World } from './world.ts'

const NO_TOKEN = 'GitHub is not asked, since neither GH_TOKEN nor GITHUB_TOKEN is set.'

/** Options that all commands about environments have. */
export function addEnvironmentOptions(command: Command, { hasDryRun }: { hasDryRun: boolean }): void {
  command
    .addOption(new Option('--file <path>', `The environment file. Default: \`${ENVIRONMENT_FILE}\`.`))
    .addOption(
      new Option(
        '--repository <owner/name>',
        'The repository of the pull request. Default: GITHUB_REPOSITORY, or that of this clone.',
      ),
    )
    .option('--json', 'Print the result as one JSON document.')
  addSettingOptions(command, hasDryRun ? undefined : SETTING_NAMES.filter((name) => name !== 'dry-run'))
}

/** Reads all that such a command needs, acts, and shows the outcome. Rejects with `UsageError` before anything is sent. */
export async function runEnvironmentCommand({
  verb,
  pullRequest,
  options,
  world,
}: {
  verb: Exclude<Verb, 'auto'>
  pullRequest?: string | undefined
  options: Readonly<Record<string, unknown>>
  world: World
}): Promise<void> {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : '')
  const issues: Issue[] = []
  const request = readEnvironmentRequest({
    inputs: {
      environment: verb,
      'environment-file': text('file'),
      'pull-request': pullRequest ?? '',
      'grace-period': text('gracePeriod'),
      limit: text('limit'),
      // A terminal shows what it did itself.
      'pull-request-comment': 'false',
      deployment: 'false',
    },
    issues,
  })
  if (request === undefined) throw new UsageError(issues)
  const repository = await findRepository({ said: text('repository') || undefined, environment: world.environment })
  // Commander has it in the options of a sweep as `--no-dry-run` made it: true unless that was said.
  const inputs = settingInputs(options)
  const settings = readSettings({
    inputs,
    environment: world.environment,
    otherwise: await findLogin({ inputs, world }),
  })
  await show({
    settings,
    json: options['json'] === true,
    shape: 'plan',
    world,
    async act(host) {
      const session = openGitHub({ settings, repository, world, signal: host.cancellation.signal })
      if (session === undefined) host.onNotice(NO_TOKEN, 'passing')
      try {
        const performed = await performErrand({
          errand: errandOf({ request, event: undefined }),
          host,
          request,
          repository: repository.fullName,
          event: undefined,
          gitHub: session?.gitHub,
          readFile: readLocalFile,
          runUrl: undefined,
        })
        return environmentOutcome(performed)
      } finally {
        await session?.close()
      }
    },
  })
}

/** With the token of the variables that GitHub's own command line reads, too. */
function openGitHub({
  settings: { proxy, host },
  repository,
  world: { environment, userAgent },
  signal,
}: {
  settings: Settings
  repository: Repository
  world: World
  signal: AbortSignal
}) {
  const token = environment['GH_TOKEN'] || environment['GITHUB_TOKEN']
  const apiUrl = readApiUrl({ value: repository.apiUrl, isLoopback: host.isLoopback })
  if (!token || apiUrl === undefined || !/^[\x21-\x7e]+$/.test(token)) return undefined
  return openGitHubSession({
    apiUrl,
    repository: repository.fullName,
    token: new Secret(token),
    proxy,
    userAgent,
    signal,
  })
}

async function readLocalFile(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new UsageError([
      { message: `file: ${safeText(path)} cannot be read (${error.code}).`, hint: 'Give the path of a file.' },
    ])
  })
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { type Issue, UsageError } from '../base/errors.ts'
import { listOf, safeText } from '../base/text.ts'
import { errandOf } from '../environments/decide.ts'
import { openGitHubSession } from '../environments/open-github.ts'
import { performErrand } from '../environments/perform-errand.ts'
import { ENVIRONMENT_FILE, readEnvironmentRequest, type Verb } from '../environments/request.ts'
import type { SessionOptions } from '../plan/session.ts'
import { readSettings } from '../plan/settings.ts'
import { environmentOutcome } from './environment-outcome.ts'
import { show } from './execute.ts'
import { findRepository } from './find-repository.ts'
import { gitHubServer } from './github-server.ts'
import { gitHubToken, missingToken } from './github-token.ts'
import { findLogin } from './login-credentials.ts'
import { addSettingOptions, SETTING_NAMES, settingInputs } from './setting-options.ts'
import { errorInTerminalWords, inTerminalWords } from './terminal-words.ts'
import type { World } from './world.ts'

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
      'ip-address': text('ipAddress'),
      // A terminal shows what it did itself.
      'pull-request-comment': 'false',
      deployment: 'false',
    },
    issues,
  })
  if (request === undefined) throw new UsageError(issues)
  const { environment, userAgent } = world
  const { fullName, host, root } = await findRepository({
    said: text('repository') || undefined,
    environment,
    folder: world.folder(),
  })
  // Commander has it in the options of a sweep as `--no-dry-run` made it: true unless that was said.
  const inputs = settingInputs(options)
  const read = readSettings({ inputs, environment, otherwise: await findLogin({ inputs, world }) })
  const settings = { ...read, runnerAddress: request.runnerAddress }
  const { apiUrl, tokenVariables } = gitHubServer({ host, environment, isLoopback: settings.host.isLoopback })
  const found = gitHubToken({ variables: tokenVariables, environment })
  const token = found?.variable ?? listOf(tokenVariables, 'or')
  if (found === undefined && verb === 'sweep') throw missingToken(tokenVariables)
  await show({
    settings,
    json: options['json'] === true,
    shape: 'plan',
    world,
    changes: verb !== 'list' && !settings.dryRun,
    async act({ onHeadway, onNotice, ...rest }) {
      const host: SessionOptions = {
        ...rest,
        onNotice: (text, weight) => onNotice(inTerminalWords(text, token), weight),
      }
      const session =
        found &&
        openGitHubSession({
          apiUrl,
          repository: fullName,
          token: found.token,
          proxy: settings.proxy,
          userAgent,
          signal: rest.cancellation.signal,
        })
      const missing = `${listOf(tokenVariables)} are not set, so ${UNSEEN[verb]}.`
      if (session === undefined) host.onNotice(missing, verb === 'up' ? 'lasting' : 'passing')
      try {
        const performed = await performErrand({
          errand: errandOf({ request, event: undefined }),
          host,
          onHeadway,
          request,
          repository: fullName,
          event: undefined,
          gitHub: session?.gitHub,
          readFile: (path) => readLocalFile({ path, root: text('file') === '' ? root : undefined }),
          runUrl: undefined,
        })
        return environmentOutcome({ performed, token: found?.variable })
      } catch (error) {
        throw errorInTerminalWords(error, token)
      } finally {
        await session?.close()
      }
    },
  })
}

/** What goes unseen without a token. */
const UNSEEN = {
  up: 'nobody has looked whether the pull request is open',
  down: 'GitHub is not asked',
  pause: 'GitHub is not asked',
  resume: 'GitHub is not asked',
  list: 'it is not known which pull requests are open',
  sweep: 'nothing is deleted',
} as const

/** The file that was named; without a name, also that of the clone around this folder. */
async function readLocalFile({ path, root }: { path: string; root: string | undefined }): Promise<string | undefined> {
  return (await readText(path)) ?? (root === undefined ? undefined : readText(join(root, path)))
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new UsageError([
      { message: `--file: ${safeText(path)} cannot be read (${error.code}).`, hint: 'Give the path of a file.' },
    ])
  })
}

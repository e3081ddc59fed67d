import { type Issue, UsageError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import { readApiUrl } from '../github/api-url.ts'
import { readSettings, type Settings } from '../plan/settings.ts'
import { collect, type Environment, said, settingInputs } from './variables.ts'

/** What the part that does the work has to know. */
export interface WorkerConfiguration {
  readonly settings: Settings
  readonly gitHub: GitHubConfiguration
}

export interface GitHubConfiguration {
  /** As `readApiUrl` gives it. */
  readonly apiUrl: string
  readonly auth:
    | { readonly kind: 'app'; readonly appId: string; readonly privateKey: Secret }
    | { readonly kind: 'token'; readonly token: Secret; readonly repositories: readonly string[] }
}

const GITHUB_API = 'https://api.github.com'

/** Throws a `UsageError` with every issue; no issue holds a secret. */
export function readWorker(environment: Environment): WorkerConfiguration {
  const issues: Issue[] = []
  const settings = collect(
    () => readSettings({ inputs: settingInputs(environment), environment: plain(environment) }),
    issues,
  )
  const gitHub = readGitHub({ environment, isLoopback: settings?.host.isLoopback === true, issues })
  if (settings === undefined || gitHub === undefined || issues.length > 0) throw new UsageError(issues)
  return { settings, gitHub }
}

function readGitHub({
  environment,
  isLoopback,
  issues,
}: {
  environment: Environment
  isLoopback: boolean
  issues: Issue[]
}): GitHubConfiguration | undefined {
  const apiUrl = readApiUrl({ value: said(environment, 'GITHUB_API_URL') ?? GITHUB_API, isLoopback })
  if (apiUrl === undefined)
    issues.push({ message: 'GITHUB_API_URL: expected an https URL.', hint: 'Leave it out for github.com.' })
  const [appId, key, token] = (['GITHUB_APP_ID', 'GITHUB_APP_PRIVATE_KEY', 'GITHUB_TOKEN'] as const).map((name) =>
    said(environment, name),
  )
  if ((appId === undefined) !== (key === undefined)) {
    issues.push({
      message: `GITHUB_APP_ID, GITHUB_APP_PRIVATE_KEY: only ${appId === undefined ? 'the key' : 'the id'} is given.`,
      hint: 'Give both, or GITHUB_TOKEN.',
    })
    return undefined
  }
  const names = said(environment, 'ATLAS_FUNCTION_REPOSITORIES')?.split(/[\s,]+/) ?? []
  if (apiUrl === undefined) return undefined
  if (appId !== undefined && key !== undefined)
    return { apiUrl, auth: { kind: 'app', appId, privateKey: new Secret(key) } }
  if (token !== undefined) return { apiUrl, auth: { kind: 'token', token: new Secret(token), repositories: names } }
  issues.push({
    message: 'GITHUB_APP_ID: there is no way to read pull requests.',
    hint: 'Give GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY of a GitHub App, or GITHUB_TOKEN.',
  })
  return undefined
}

/** The function is no job: what a runner would say of one is left out. */
function plain(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GITHUB_')))
}

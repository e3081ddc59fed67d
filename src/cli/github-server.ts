import { type Issue, UsageError } from '../base/errors.ts'
import { readApiUrl } from '../github/api-url.ts'
import type { Environment } from './terminal.ts'

/** A GitHub, and who may speak to it. */
export interface GitHubServer {
  /** Such as `https://api.github.com`. */
  readonly apiUrl: string
  /** The variables that may hold a token for it, in the order in which they count. */
  readonly tokenVariables: readonly string[]
}

const PUBLIC_HOST = 'github.com'
const TOKENS = ['GH_TOKEN', 'GITHUB_TOKEN']
const ENTERPRISE_TOKENS = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']

/** GitHub's own hosts: github.com, and those of enterprises with data residency (`octo.ghe.com`). */
function isOwn(host: string): boolean {
  return host === PUBLIC_HOST || /^[a-z\d-]+\.ghe\.com$/.test(host)
}

/** git also reaches github.com as `ssh.github.com` (docs: "Using SSH over the HTTPS port") and as `www.github.com`. */
export function webHost(host: string): string {
  return /^(?:ssh|www)\.github\.com$/.test(host) ? PUBLIC_HOST : host
}

/**
 * Whether a host is a GitHub for sure: its own ones, and those that the environment names. Whoever is merely the remote of a clone gets
 * no token.
 */
export function isKnownHost({ host, environment }: { host: string; environment: Environment }): boolean {
  const { GH_HOST, GITHUB_SERVER_URL, GITHUB_API_URL } = environment
  return isOwn(host) || [GH_HOST?.toLowerCase(), hostOf(GITHUB_SERVER_URL), hostOf(GITHUB_API_URL)].includes(host)
}

/**
 * The GitHub of a repository: the one that a workflow says, else that of the clone, else GH_HOST, else github.com. Variables and their
 * order are those of GitHub's command line (`gh help environment`): tokens for github.com and ghe.com are others than those for GitHub
 * Enterprise Server, but in a job, whose GITHUB_TOKEN is that of its server. Throws `UsageError`.
 */
export function gitHubServer({
  host,
  environment,
  isLoopback,
}: {
  /** Of the clone, if that says which repository is meant. */
  host: string | undefined
  environment: Environment
  /** Atlas is on this machine, and GitHub may be, too. */
  isLoopback: boolean
}): GitHubServer {
  const { GH_HOST, GITHUB_SERVER_URL, GITHUB_API_URL } = environment
  const ofJob = Boolean(GITHUB_API_URL || GITHUB_SERVER_URL)
  const chosen = ofJob
    ? GITHUB_API_URL || apiOf(hostOf(GITHUB_SERVER_URL))
    : apiOf(host ?? (GH_HOST?.toLowerCase() || PUBLIC_HOST))
  const apiUrl = readApiUrl({ value: chosen, isLoopback })
  if (apiUrl === undefined) throw new UsageError([unreadable(environment)])
  const tokens = isOwn(webHostOf(apiUrl)) ? TOKENS : [...ENTERPRISE_TOKENS, ...(ofJob ? TOKENS : [])]
  return { apiUrl, tokenVariables: tokens }
}

/** An address may hold a password, so none is shown. */
function unreadable({ GITHUB_API_URL, GITHUB_SERVER_URL }: Environment): Issue {
  if (GITHUB_API_URL) {
    const message = 'GITHUB_API_URL: expected an https address, such as `https://github.example.com/api/v3`.'
    return { message, hint: 'Unset it for github.com.' }
  }
  if (GITHUB_SERVER_URL) {
    const message = 'GITHUB_SERVER_URL: expected an https address, such as `https://github.example.com`.'
    return { message, hint: 'Unset it for github.com.' }
  }
  const message = 'GH_HOST: expected the name of a host, such as `github.example.com`.'
  return { message, hint: 'Unset it for github.com.' }
}

/** docs: "Getting started with the REST API" of github.com, of ghe.com and of GitHub Enterprise Server. */
function apiOf(host: string | undefined): string {
  if (host === undefined || !/^[a-z\d][a-z\d.-]*(?::\d+)?$/.test(host)) return ''
  return isOwn(host) ? `https://api.${host}` : `https://${host}/api/v3`
}

function webHostOf(apiUrl: string): string {
  return new URL(apiUrl).host.replace(/^api\.(?=github\.com$|[a-z\d-]+\.ghe\.com$)/, '')
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? webHostOf(url) : undefined
}

import { chooseHost } from '../atlas/cloud.ts'
import { CREDENTIAL_VARIABLES, type Credentials, chooseCredentials } from '../atlas/credentials.ts'
import { readProxy } from '../atlas/proxy.ts'
import { type Issue, UsageError } from '../base/errors.ts'
import { listOf } from '../base/text.ts'
import { readPolicy, type SettingInputs } from '../plan/settings.ts'
import { type Check, refuse } from './check.ts'
import { credentialIssue } from './credential-issue.ts'
import { describeLogin } from './login-credentials.ts'
import type { Environment } from './terminal.ts'

/** What can be checked of options and environment alone. */
export async function configuredChecks({
  inputs,
  environment,
  otherwise,
}: {
  inputs: SettingInputs
  environment: Environment
  /** The login of this user. */
  otherwise: Credentials | Issue | undefined
}): Promise<Check[]> {
  const credentials = chooseCredentials({ inputs: {}, environment, otherwise })
  return [checkHost(inputs), await checkCredentials({ credentials, inputs, environment }), checkProxy(environment)]
}

function checkHost(inputs: SettingInputs): Check {
  const issues: Issue[] = []
  const { cloud } = readPolicy({ inputs, issues })
  const host = chooseHost({ cloud, baseUrl: inputs['base-url'] })
  const [issue] = 'message' in host ? [...issues, host] : issues
  if (issue !== undefined) return refuse('host', issue)
  return { name: 'host', ok: true, message: 'origin' in host ? `${host.origin} (${cloud} Atlas)` : cloud }
}

async function checkCredentials({
  credentials,
  inputs,
  environment,
}: {
  credentials: Credentials | Issue
  inputs: SettingInputs
  environment: Environment
}): Promise<Check> {
  if ('message' in credentials) return refuse('credentials', credentialIssue(credentials))
  if (credentials.kind === 'login') {
    return { name: 'credentials', ok: true, message: await describeLogin({ store: credentials.store, inputs }) }
  }
  const names = CREDENTIAL_VARIABLES.find(({ names }) => names.every((name) => environment[name]?.trim()))?.names ?? []
  return { name: 'credentials', ok: true, message: `${KINDS[credentials.kind]} from ${listOf(names)}` }
}

const KINDS = { 'service-account': 'service account', 'api-key': 'API key', 'access-token': 'access token' }

/** Names alone, since addresses of proxies hold passwords. */
export function checkProxy(environment: Environment): Check {
  const find = (name: string) => [name.toLowerCase(), name].find((variable) => environment[variable]?.trim())
  const [https, http, none] = [find('HTTPS_PROXY'), find('HTTP_PROXY'), find('NO_PROXY')]
  const value = (name: string | undefined) => (name === undefined ? undefined : environment[name])
  try {
    readProxy({ httpsProxy: value(https), httpProxy: value(http), noProxy: value(none) })
  } catch (error) {
    const [issue] = error instanceof UsageError ? error.issues : []
    if (issue === undefined) throw error
    return refuse('proxy', issue)
  }
  const names = [https, http, none].filter((name) => name !== undefined)
  return { name: 'proxy', ok: true, message: names.length === 0 ? 'none' : `set by ${listOf(names)}` }
}

import { lacksSecret } from '../atlas/credentials.ts'
import { OIDC_VARIABLES } from '../github/oidc-variables.ts'
import type { Environment, Inputs } from './inputs.ts'

/**
 * Why the run is skipped for want of credentials, as a clause; `undefined` if it is not. What GitHub gives no secrets to is no
 * mistake of whoever opened the pull request.
 */
export async function whySkipped({
  inputs: { settings, brokerUrl, onMissingCredentials },
  environment,
}: {
  inputs: Inputs
  environment: Environment
}): Promise<string | undefined> {
  const lacks =
    brokerUrl === undefined
      ? lacksSecret({ inputs: settings, environment })
      : OIDC_VARIABLES.some((name) => !environment[name]?.trim())
  if (onMissingCredentials === 'fail' || !lacks) return undefined
  const why = await whyWithout(environment)
  return why ?? (onMissingCredentials === 'skip' ? 'no credentials are given' : undefined)
}

async function whyWithout(environment: Environment): Promise<string | undefined> {
  try {
    // Loaded when it is needed: jobs that have their credentials start without it.
    const [{ readEvent, whyWithoutSecrets }, { readEventFile }] = await Promise.all([
      import('../github/event.ts'),
      import('../github/event-file.ts'),
    ])
    const payload = await readEventFile(environment['GITHUB_EVENT_PATH'])
    const [name = '', repository = ''] = [environment['GITHUB_EVENT_NAME'], environment['GITHUB_REPOSITORY']]
    const event = readEvent({ name, payload, repository })
    return whyWithoutSecrets({ event, actor: environment['GITHUB_ACTOR'] ?? '' })
  } catch {
    // Without an event to go by, the missing credentials are the fault to speak of.
    return undefined
  }
}

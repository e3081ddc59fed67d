import { runStep } from '../try/run-step.ts'
import { RunnerLog } from '../try/runner-log.ts'
import type { World } from './world.ts'

/** The Markdown that the step hands to the runner as its job summary. Throws with the log of the step when it fails. */
export async function writeSummary({
  job: name,
  inputs,
  world,
}: {
  job: string
  inputs: Readonly<Record<string, string>>
  world: World
}): Promise<string> {
  const lines: string[] = []
  const log = new RunnerLog((line) => lines.push(line))
  const { url, clientId, clientSecret } = world.simulated
  const all = {
    'base-url': url,
    'client-id': clientId,
    'client-secret': clientSecret,
    'github-token': world.pullRequest.token,
    ...inputs,
  }
  const job = { name, runId: '1001', workspace: world.workspace, inputs: all }
  const main = await runStep({ world, entry: 'main', job, log })
  const post = await runStep({ world, entry: 'post', job, state: main.state, log })
  if (!main.succeeded || !post.succeeded) throw new Error(`The step failed.\n${lines.join('\n')}`)
  return log.starred(main.summary + post.summary)
}

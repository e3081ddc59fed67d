import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startEchoService } from '../try/echo-service.ts'
import { RUNNER_ADDRESS, type World as TryWorld } from '../try/world.ts'
import { openPullRequest, type PullRequest } from './pull-request.ts'
import { startSimulator } from './simulator.ts'

type Texts = Readonly<Record<string, string>>

const root = join(import.meta.dirname, '..', '..')

/** Simulated seconds per second: few enough that the time of this machine's own work is next to nothing beside Atlas's. */
const SPEED = 60

/** A world like that of `npm run try`, that is slower, the same each time, and has a pull request. */
export interface World extends TryWorld, AsyncDisposable {
  /** As after a checkout. */
  readonly workspace: string
  readonly pullRequest: PullRequest
  /** Keeps the bundle at the speed of the simulator, and on this machine. */
  readonly variables: Texts
}

/** `checkout` has paths in the workspace, and the file of this repository that lies there, with the simulator's organization. */
export async function openWorld({ cloud, checkout }: { cloud: string; checkout: Texts }): Promise<World> {
  await using opening = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'mongodb-atlas-pictures-'))
  opening.defer(() => rmSync(folder, { recursive: true, force: true }))
  const workspace = join(folder, 'orders')
  const echoing = await Promise.all([startEchoService(RUNNER_ADDRESS), startEchoService(RUNNER_ADDRESS)])
  for (const service of echoing) opening.defer(() => service.close())
  const echoServices = echoing.map(({ url }) => url)
  const { simulated } = opening.use(await startSimulator({ cloud, speed: SPEED }))
  const pullRequest = opening.use(await openPullRequest({ folder }))
  const variables = { ATLAS_ACTION_CLOCK_SPEED: String(SPEED), ATLAS_ACTION_IP_ECHO: echoServices.join(' ') }
  for (const [path, file] of Object.entries(checkout)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    const text = readFileSync(join(root, file), 'utf8').replace(/org-id: \w+/, `org-id: ${simulated.orgId}`)
    writeFileSync(join(workspace, path), text)
  }
  const disposables = opening.move()
  const close = () => disposables.disposeAsync()
  return {
    simulated,
    pullRequest,
    requests: [],
    folder,
    workspace,
    echoServices,
    variables,
    node: (script, environment) =>
      spawn(process.execPath, [script], {
        // The speed here comes last, since a step of `npm run try` goes by that of its own world.
        env: { ...environment, ...pullRequest.jobVariables, ...variables },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    close,
    [Symbol.asyncDispose]: close,
  }
}

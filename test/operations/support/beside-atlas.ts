import { tmpdir } from 'node:os'
import { Secret } from '../../../src/base/secret.ts'
import type { Outside } from '../../../src/operations/outside.ts'
import { createOutside } from '../../../src/plan/outside.ts'
import { echo } from '../../github/looking.ts'
import { type RoutedServer, routedServer, type ServedRoute } from '../../support/routed-server.ts'
import type { JumpClock } from './jump-clock.ts'

/** The world beside Atlas for one test: services that tell an address, and a GitHub with some workflow runs. */
export interface BesideAtlas {
  readonly outside: Outside
  readonly services: readonly RoutedServer[]
  readonly gitHub: RoutedServer
  /** Runs that GitHub was asked for, in order. */
  askedFor(): string[]
}

const RUN = '/repos/octo/shop/actions/runs/'

/** A workflow run as GitHub tells it; `status` as text is its state, as number the status of the answer. */
export function workflowRun(id: string, status: string | number, attempt = 1): ServedRoute {
  if (typeof status === 'number') return { path: RUN + id, status, body: { message: 'no' } }
  return { path: RUN + id, body: { id: Number(id), status, run_attempt: attempt } }
}

/** `says`: what the two services say. `runs`: what GitHub knows, beside the run 1001 itself. */
export async function besideAtlas({
  clock,
  says = [],
  runs = [],
  signal = new AbortController().signal,
}: {
  clock: JumpClock
  says?: readonly (string | Omit<ServedRoute, 'path'>)[]
  runs?: readonly ServedRoute[]
  signal?: AbortSignal
}): Promise<BesideAtlas> {
  const services = await Promise.all(says.map((said) => echo(said)))
  const gitHub = await routedServer([...runs, workflowRun('1001', 'in_progress')])
  const outside = createOutside({
    folder: tmpdir(),
    signal,
    addressServices: services.map(({ origin }) => `${origin}/`),
    gitHubJob: { apiUrl: gitHub.origin, repository: 'octo/shop', runId: '1001', token: new Secret('ghs_test') },
  })
  /** While somebody is asked, the clock must not jump to the end of the run. */
  const counted = async <Value>(asking: Promise<Value>): Promise<Value> => {
    const end = clock.begin()
    return asking.finally(end)
  }
  return {
    outside: {
      ...outside,
      publicAddress: () => counted(outside.publicAddress()),
      isRunOver: (run) => counted(outside.isRunOver(run)),
    },
    services,
    gitHub,
    askedFor: () => gitHub.requests.map(({ path }) => path.slice(RUN.length)),
  }
}

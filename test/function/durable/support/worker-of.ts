import { tmpdir } from 'node:os'
import { Secret } from '../../../../src/base/secret.ts'
import { openGitHubSession } from '../../../../src/environments/open-github.ts'
import type { Worker } from '../../../../src/function/runs/worker.ts'
import type { GitHub } from '../../../../src/github/github.ts'
import { readSettings } from '../../../../src/plan/settings.ts'
import type { Simulator } from '../../../../src/simulator/server.ts'
import type { LoopbackGitHub } from '../../../support/github/start-github.ts'
import type { recordedLog } from '../../support/recorded-log.ts'
import type { RecordedRuns } from '../../support/recorded-runs.ts'
import type { IdleClock } from './idle-clock.ts'
import type { Life } from './life.ts'

const USER_AGENT = 'mongodb-atlas-action/0.0.0-test'

/** What a process of the worker has of its world. */
export function workerOf({
  life: { origin, clock },
  during,
  simulator: { publicKey, privateKey },
  gitHub,
  runs,
  recorded: { log, count },
  isSuperseded,
}: {
  life: Pick<Life, 'origin' | 'clock'>
  during: IdleClock['during']
  simulator: Simulator
  gitHub: LoopbackGitHub
  runs: RecordedRuns
  recorded: ReturnType<typeof recordedLog>
  isSuperseded: () => boolean
}): Worker {
  const settings = readSettings({
    inputs: { 'base-url': origin, 'public-key': publicKey, 'private-key': privateKey, timeout: '24h' },
    environment: {},
  })
  return {
    settings,
    clock,
    userAgent: USER_AGENT,
    folder: tmpdir(),
    async openGitHub({ repository, signal }) {
      const session = openGitHubSession({
        apiUrl: gitHub.url,
        repository,
        token: new Secret(gitHub.token),
        proxy: {},
        userAgent: USER_AGENT,
        signal,
      })
      const { gitHub: now, lastWords } = session
      return {
        ...session,
        gitHub: observed({ gitHub: now, during }),
        lastWords: observed({ gitHub: lastWords, during }),
      }
    },
    repositories: async () => ['octo/shop'],
    runs,
    isSuperseded: async () => isSuperseded(),
    log,
    count,
  }
}

/** Whoever waits for GitHub works. */
function observed({ gitHub, during }: { gitHub: GitHub; during: IdleClock['during'] }): GitHub {
  return new Proxy(gitHub, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...words: unknown[]) => {
        const answer: unknown = Reflect.apply(value, target, words)
        return answer instanceof Promise ? during(answer) : answer
      }
    },
  })
}

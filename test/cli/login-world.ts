import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { BUNDLE, type Ended, type More, type Started, start } from './command-line.ts'

export interface LoginWorld {
  readonly simulator: Simulator
  /** `METHOD path status` of the requests so far. */
  readonly exchanges: readonly string[]
  /** Where this user's login is kept. */
  readonly file: string
  /** The text of that file. */
  kept(): Promise<string>
  start(words: readonly string[], more?: More): Started
  /** Runs a command against the simulator to its end; fails when anything secret of the kept login is shown. */
  cli(words: readonly string[], more?: More): Promise<Ended>
}

/** An Atlas, and a user who has no credentials, but an account. */
export async function loginWorld(options: SimulatorOptions = {}): Promise<LoginWorld> {
  const { speed = 60 } = options
  const exchanges: string[] = []
  const simulator = await startSimulator({
    speed,
    ...options,
    onExchange: ({ method, url, status }) => void exchanges.push(`${method} ${url} ${status}`),
  })
  onTestFinished(() => simulator.close())
  const home = await temporaryFolder()
  const file = join(home, 'mongodb-atlas-action', 'login.json')
  const kept = () => readFile(file, 'utf8')
  const begin = (words: readonly string[], more: More = {}) => {
    const own = { XDG_CONFIG_HOME: home, ATLAS_ACTION_CLOCK_SPEED: String(speed), ...more.environment }
    const address = words.includes('--base-url') ? [] : ['--base-url', simulator.url]
    return start(process.execPath, [BUNDLE, ...words, ...address], { ...more, environment: own })
  }
  return {
    simulator,
    exchanges,
    file,
    kept,
    start: begin,
    async cli(words, more) {
      const before = await secretsIn(kept())
      const ended = await begin(words, more).ended
      const secrets = [...before, ...(await secretsIn(kept()))]
      const shown = secrets.find((secret) => (ended.stdout + ended.stderr).includes(secret))
      if (shown !== undefined) throw new Error(`\`${words.join(' ')}\` shows a secret:\n${ended.stdout}${ended.stderr}`)
      return ended
    },
  }
}

async function secretsIn(file: Promise<string>): Promise<string[]> {
  const text = await file.catch(() => '')
  return [...text.matchAll(/"(?:access|refresh)-token": "([^"]+)"/g)].map(([, secret = '']) => secret)
}

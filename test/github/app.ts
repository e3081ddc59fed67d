import { generateKeyPairSync } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { createTransport } from '../../src/atlas/transport.ts'
import type { Clock } from '../../src/base/clock.ts'
import { Secret } from '../../src/base/secret.ts'
import { type AppClient, openAppClient } from '../../src/github/app-client.ts'
import { readAppKey } from '../../src/github/app-key.ts'
import { openGitHub } from '../../src/github/github.ts'
import type { AppHandle } from '../support/github/app-model.ts'
import type { GitHubOptions } from '../support/github/start-github.ts'
import { gitHubOfTest } from './opened.ts'

/** One pair for a file of tests: making one takes a while. */
export function keyPair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
}

const NOON = Date.parse('2026-11-22T12:00:00Z')

/** A GitHub with an app, and our client of it. GitHub's clock and ours go together unless a test turns one. */
export async function appWorld({
  keys,
  identify = ({ id }) => String(id),
  privateKey = keys.privateKey,
  ...options
}: GitHubOptions & { keys: ReturnType<typeof keyPair>; identify?: (app: AppHandle) => string; privateKey?: string }) {
  const time = { github: NOON, ours: NOON }
  const gitHub = await gitHubOfTest({ ...options, now: () => new Date(time.github) })
  const app = gitHub.app({ publicKey: keys.publicKey })
  const transport = createTransport({ origin: new URL(gitHub.url).origin, proxy: {} })
  onTestFinished(() => transport.close())
  const clock: Clock = {
    now: () => new Date(time.ours),
    async sleep(ms) {
      pass(ms)
    },
  }
  const common = { apiUrl: gitHub.url, send: transport.send, userAgent: 'mongodb-atlas-action/0.0.0-test', clock }
  const appKey = readAppKey({ appId: identify(app), privateKey: new Secret(privateKey) })
  const client: AppClient = openAppClient({ ...common, appKey, signal: new AbortController().signal })
  const as = (repository: string, signal = new AbortController().signal) =>
    openGitHub({ ...common, repository, signal, token: client.tokens })
  const list = async () => {
    const passedOver: string[] = []
    const signal = new AbortController().signal
    const onPassedOver = ({ account }: { account: string }) => void passedOver.push(account)
    return { names: await client.repositories({ signal, onPassedOver }), passedOver }
  }
  /** `METHOD /path` of all requests, without numbers, which differ. */
  const asked = () => gitHub.requests.map(({ method, path }) => `${method} ${path.replace(/\d{3,}/g, '#')}`)
  const pass = (ms: number) => {
    time.github += ms
    time.ours += ms
  }
  return { gitHub, app, client, as, list, asked, time, pass }
}

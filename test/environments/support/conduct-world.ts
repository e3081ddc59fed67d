import { tmpdir } from 'node:os'
import { onTestFinished } from 'vitest'
import { type EnvironmentSpec, readSpec } from '../../../src/environments/file/spec.ts'
import type { SearchPlace } from '../../../src/environments/find-environments.ts'
import { conductDown } from '../../../src/environments/life/conduct-down.ts'
import { conductUp } from '../../../src/environments/life/conduct-up.ts'
import type { Conducted, FindReason, Host } from '../../../src/environments/life/in-session.ts'
import { startSimulator } from '../../../src/simulator/server.ts'
import { told } from '../../operations/support/told.ts'
import { type AtlasView, viewAtlas } from '../../scenarios/atlas-view.ts'
import { createPeer } from '../../simulator/peer.ts'
import { testHost } from './sweep-stage.ts'

export const IDENTITY = { repository: 'octo/shop', pullRequest: 42 }
const SPEED = 600

type Up = Omit<Parameters<typeof conductUp>[0], 'host' | 'spec' | 'identity'>

export interface ConductWorld {
  readonly orgId: string
  readonly host: Host
  readonly cancellation: AbortController
  readonly notices: readonly string[]
  /** `METHOD path status` of what was written, ids as `…`. */
  writes(): string[]
  atlas(): Promise<AtlasView[]>
  /** What somebody else does in this Atlas; the id of what comes back, if it has one. */
  call(method: string, path: string, body?: unknown): Promise<string>
  /** `ORG` stands for the id of the organization. */
  spec(text: string): Promise<EnvironmentSpec>
  up(text: string, more?: Up): Promise<Conducted>
  down(place: SearchPlace, findReason?: FindReason): Promise<Conducted>
}

/** A simulated Atlas whose time is 600 times as fast, and one pull request in it. */
export async function conductWorld({
  timeoutMs,
  clockSpeed = SPEED,
}: {
  timeoutMs?: number
  /** Of the host alone: Atlas answers slowly when it is higher. */
  clockSpeed?: number
} = {}): Promise<ConductWorld> {
  const written: string[] = []
  const simulator = await startSimulator({
    speed: SPEED,
    onExchange({ method, url, status }) {
      if (method === 'GET' || status === 401) return
      written.push(`${method} ${url.replace('/api/atlas/v2', '').replace(/[0-9a-f]{24}/g, '…')} ${status}`)
    },
  })
  onTestFinished(() => simulator.close())
  const peer = createPeer(simulator)
  const cancellation = new AbortController()
  const notices: string[] = []
  const { settings, owner } = testHost(simulator, { ...(timeoutMs !== undefined && { timeoutMs }) })
  const host: Host = {
    settings: { ...settings, clockSpeed },
    owner,
    cancellation,
    folder: tmpdir(),
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    onSecret: () => {},
    onNotice: (notice) => notices.push(notice),
    report: () => {},
    onLease: async () => {},
  }
  const spec = (text: string) =>
    readSpec({ text: text.replaceAll('ORG', simulator.orgId), file: 'environment.yml', policy: settings.policy })
  return {
    orgId: simulator.orgId,
    host,
    cancellation,
    notices,
    writes: () => written,
    atlas: () => viewAtlas(simulator),
    async call(method, path, body) {
      const { status, json, text } = await peer({ method, path: `/api/atlas/v2${path}`, accept: '2025-03-12', body })
      if (status >= 300) throw new TypeError(`${method} ${path}: ${status} ${text}`)
      return typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : ''
    },
    spec,
    up: async (text, more = {}) => conductUp({ host, spec: await spec(text), identity: IDENTITY, ...more }),
    down: (place, findReason) =>
      conductDown({ host, place, identity: IDENTITY, ...(findReason !== undefined && { findReason }) }),
  }
}

/** How each step has ended, by its id. */
export function ends({ result }: Conducted): Record<string, string> {
  return Object.fromEntries(result.steps.map(({ step, state }) => [step.id, told(state)]))
}

import type { EndedState } from '../../../src/plan/engine.ts'
import { API, type Outcome } from './run-plan.ts'
import type { Stage } from './stage.ts'

/** How a step ended, in one line: `done created`, `failed PROJECT_NOT_FOUND: …`, `skipped: …`. */
export function told(state: EndedState): string {
  switch (state.status) {
    case 'done':
      return `done ${state.change}`
    case 'failed':
      return `failed ${'code' in state.error ? state.error.code : state.error.name}: ${state.error.message}`
    case 'skipped':
      return `skipped: ${state.why}`
    case 'deferred':
      return `deferred: ${state.why}`
    case 'planned':
      return `planned: ${state.would}`
    case 'blocked':
      return `blocked: ${state.by}`
  }
}

/** The outputs of a step that is done. */
export function outputsOf({ state }: Pick<Outcome, 'state'>): Readonly<Record<string, unknown>> {
  if (state.status !== 'done') throw new TypeError(`not done, but ${told(state)}`)
  return state.outputs
}

/** The names of what a list of the API holds at the moment. */
export async function listed(stage: Stage, path: string, key = 'name'): Promise<unknown[]> {
  const { json } = await stage.call('GET', path)
  if (typeof json !== 'object' || json === null || !('results' in json) || !Array.isArray(json.results)) {
    throw new TypeError(`${API}${path} is no list`)
  }
  return json.results.map((item) => item[key])
}

/** The ways in which a write can be lost: with and without effect. */
export const LOST = [
  { how: 'the connection is reset before it took effect', action: { kind: 'reset', when: 'before' } },
  { how: 'the connection is reset after it took effect', action: { kind: 'reset', when: 'after' } },
  { how: '500 is said after it took effect', action: { kind: 'status', when: 'after', status: 500 } },
  { how: '503 is said and nothing happened', action: { kind: 'status', when: 'before', status: 503 } },
  { how: 'a page of a proxy is said and nothing happened', action: { kind: 'html', status: 502 } },
  { how: 'the answer is cut', action: { kind: 'truncate' } },
] as const

export const FREE = (name: string) => ({
  name,
  clusterType: 'REPLICASET',
  replicationSpecs: [
    {
      regionConfigs: [
        {
          providerName: 'TENANT',
          backingProviderName: 'AWS',
          regionName: 'US_EAST_1',
          priority: 7,
          electableSpecs: { instanceSize: 'M0' },
        },
      ],
    },
  ],
})

export const FLEX = (name: string, more: object = {}) => ({
  name,
  providerSettings: { backingProviderName: 'AWS', regionName: 'US_EAST_1' },
  ...more,
})

export const DEDICATED = (
  name: string,
  { size = 'M10', ...more }: { size?: string } & Record<string, unknown> = {},
) => ({
  name,
  clusterType: 'REPLICASET',
  replicationSpecs: [
    {
      regionConfigs: [
        {
          providerName: 'AWS',
          regionName: 'US_EAST_1',
          priority: 7,
          electableSpecs: { instanceSize: size, nodeCount: 3 },
        },
      ],
    },
  ],
  ...more,
})

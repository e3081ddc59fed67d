import { median, type Row } from '../row.ts'
import { delivered } from './delivered.ts'
import { startLoad, startSubject } from './processes.ts'

// Many short rounds: where others use the machine, neighbours in time are all that can be compared.
const ROUNDS = 35
const [WARM_UP, REQUESTS, CONNECTIONS] = [6000, 500, 16]
const FILES = {
  bare: 'bare.ts',
  parsing: 'parsing.ts',
  ours: 'ours.ts',
  logging: 'logging.ts',
  web: 'web.ts',
  octokit: 'octokit.js',
  probot: 'probot.js',
} as const
type Name = keyof typeof FILES
const NAMES = Object.keys(FILES) as readonly Name[]

interface Figures {
  /** Microseconds of the server for one request. */
  readonly cpu: number[]
  readonly perSecond: number[]
  /** Milliseconds. */
  readonly p99: number[]
}

/** CPU, requests per second and p99 of a delivery of 21 KB, all servers in turn in each round; ratios are medians over the rounds. */
export async function measureWebhook(): Promise<Row[]> {
  const request = delivered().toString('base64')
  const load = startLoad()
  const subjects = new Map(
    await Promise.all(NAMES.map(async (name) => [name, await startSubject(FILES[name])] as const)),
  )
  const figures = new Map<Name, Figures>(NAMES.map((name) => [name, { cpu: [], perSecond: [], p99: [] }]))
  try {
    for (let round = -1; round < ROUNDS; round++) {
      // Each begins as often as any other: who follows a busy one finds the machine warmer and the caches emptier.
      for (const name of rotated(NAMES, round)) {
        const subject = subjects.get(name)
        if (subject === undefined) throw new Error(`${name} was not started`)
        const { port, ask } = subject
        const requests = round < 0 ? WARM_UP : REQUESTS
        const before = await ask('cpu')
        const { seconds, p99 } = await load.send({ port, requests, connections: CONNECTIONS, request })
        const after = await ask('cpu')
        const kept = figures.get(name)
        if (round < 0 || kept === undefined) continue
        kept.cpu.push(((after.cpu ?? Number.NaN) - (before.cpu ?? Number.NaN)) / requests)
        kept.perSecond.push(requests / seconds)
        kept.p99.push(p99)
      }
    }
  } finally {
    for (const { stop } of subjects.values()) stop()
    load.stop()
  }
  return rowsOf(figures)
}

function rotated<T>(values: readonly T[], by: number): readonly T[] {
  const first = Math.max(by, 0) % values.length
  return [...values.slice(first), ...values.slice(0, first)]
}

function rowsOf(figures: ReadonlyMap<Name, Figures>): Row[] {
  const ratio = (what: keyof Figures, name: Name, against: Name) => {
    const [ones, others] = [figures.get(name)?.[what] ?? [], figures.get(against)?.[what] ?? []]
    return median(ones.map((value, round) => value / (others[round] ?? Number.NaN)))
  }
  const shown = (name: Name) => {
    const { cpu = [], perSecond = [], p99 = [] } = figures.get(name) ?? {}
    return `${median(cpu).toFixed(0)} µs, ${median(perSecond).toFixed(0)}/s, p99 ${median(p99).toFixed(1)} ms here`
  }
  const cpu = (name: Name, words: string): Row => ({
    what: `CPU per webhook, ${words}, against a bare server with the same HMAC (${shown(name)})`,
    ratio: ratio('cpu', name, 'bare'),
  })
  return [
    cpu('bare', 'the bare server'),
    cpu('parsing', 'the bare server that parses the body too'),
    cpu('ours', 'the Node adapter, silent as the peers are'),
    cpu('logging', 'the Node adapter with its log'),
    cpu('web', 'the Web handler'),
    cpu('octokit', '@octokit/webhooks'),
    cpu('probot', 'probot'),
    { what: 'CPU per webhook against the bare server that parses', ratio: ratio('cpu', 'ours', 'parsing') },
    { what: 'CPU per webhook against @octokit/webhooks', ratio: ratio('cpu', 'ours', 'octokit'), target: 1 },
    { what: 'CPU per webhook against probot', ratio: ratio('cpu', 'ours', 'probot'), target: 1 },
    {
      what: 'time per webhook under load against @octokit/webhooks',
      ratio: ratio('perSecond', 'octokit', 'ours'),
      target: 1,
    },
    { what: 'time per webhook under load against probot', ratio: ratio('perSecond', 'probot', 'ours'), target: 1 },
    { what: 'p99 against @octokit/webhooks', ratio: ratio('p99', 'ours', 'octokit'), target: 1 },
    { what: 'p99 against probot', ratio: ratio('p99', 'ours', 'probot'), target: 1 },
  ]
}

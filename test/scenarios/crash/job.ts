import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const MAIN = join(import.meta.dirname, '..', '..', '..', 'dist', 'main', 'index.js')
const FILES = { GITHUB_OUTPUT: 'output', GITHUB_STATE: 'state', GITHUB_ENV: 'env', GITHUB_STEP_SUMMARY: 'summary' }
const FILE = '.github/atlas-environment.yml'
/** Longer than any job should take at the simulator's speed on a busy machine. */
const WITHIN_MS = 60_000

export interface EndedJob {
  readonly exitCode: number | null
  readonly log: string
  /** What the post step would be given, as the runner reads it; empty if there is none. */
  readonly leases: string
}

export interface Job {
  readonly child: ChildProcess
  readonly ended: Promise<EndedJob>
}

/** Starts the main step of the bundle as the runner does, in a workspace of its own. */
export async function startJob({
  environment,
  file,
}: {
  environment: Readonly<Record<string, string>>
  file: string
}): Promise<Job> {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'))
  await mkdir(join(folder, dirname(FILE)), { recursive: true })
  await writeFile(join(folder, FILE), file)
  for (const name of Object.values(FILES)) await writeFile(join(folder, name), '')
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      ...environment,
      GITHUB_WORKSPACE: folder,
      ...Object.fromEntries(Object.entries(FILES).map(([name, path]) => [name, join(folder, path)])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: WITHIN_MS,
    killSignal: 'SIGKILL',
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
  const ended = new Promise<EndedJob>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => {
      const leases = leasesIn(readFileSync(join(folder, FILES.GITHUB_STATE), 'utf8'))
      rm(folder, { recursive: true, force: true }).then(() => resolve({ exitCode, log, leases }), reject)
    })
  })
  return { child, ended }
}

/** The last `leases<<delimiter`, value, `delimiter` of the file. */
function leasesIn(text: string): string {
  return [...text.matchAll(/^leases<<(\S+)\r?\n([\s\S]*?)\r?\n\1$/gm)].at(-1)?.[2] ?? ''
}

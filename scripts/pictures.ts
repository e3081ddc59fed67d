// Draws the pictures of the README from real runs of the committed bundle against the simulator: `node scripts/pictures.ts`, or
// `node scripts/pictures.ts terminal.png` for that one. On Linux with Chromium, after `npm ci --prefix scripts/pictures`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { openCamera } from './pictures/camera.ts'
import { summaryPage } from './pictures/summary-page.ts'
import { terminalPage } from './pictures/terminal-page.ts'
import { missingTools } from './pictures/tools.ts'
import { watchTerminal } from './pictures/watch-terminal.ts'
import { openWorld } from './pictures/world.ts'
import { writeSummary } from './pictures/write-summary.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'pictures')

interface Picture {
  /** The simulated Atlas. */
  readonly cloud: 'commercial' | 'government'
  /** Paths in the workspace, and the file of this repository that lies there, with the simulator's organization as its `org-id`. */
  readonly checkout: Readonly<Record<string, string>>
  readonly shown: JobSummary | Screens
}

/**
 * The job summary of a job that runs since a pull request was opened. Its only step has these inputs, beside those that lead to the
 * simulator.
 */
interface JobSummary {
  readonly type: 'summary'
  readonly job: string
  readonly inputs: Readonly<Record<string, string>>
}

/** What a terminal shows of these lines of a shell: first when one of its lines begins with a text, if any is named, then at the end. */
interface Screens {
  readonly type: 'terminal'
  readonly lines: readonly string[]
  readonly columns: number
  readonly pauseAt: readonly string[]
}

const PICTURES: Readonly<Record<string, Picture>> = {
  'summary.png': {
    cloud: 'commercial',
    checkout: { '.github/atlas-environment.yml': 'examples/atlas-environment.yml' },
    shown: { type: 'summary', job: 'atlas', inputs: { environment: 'auto' } },
  },
  'terminal.png': {
    cloud: 'commercial',
    checkout: { '.github/atlas-environment.yml': 'examples/atlas-environment.yml' },
    shown: {
      type: 'terminal',
      // Progress is for people and the outputs are for the file, so that both can be seen.
      lines: ['mongodb-atlas-action up 42 > atlas.yml', 'mongodb-atlas-action list'],
      columns: 128,
      pauseAt: ['… cluster: creating the cluster'],
    },
  },
}

const missing = missingTools()
const unknown = process.argv.slice(2).filter((name) => !(name in PICTURES))
if (missing.length > 0 || unknown.length > 0) {
  for (const sentence of missing) console.error(sentence)
  for (const name of unknown)
    console.error(`There is no picture ${name}. There are ${Object.keys(PICTURES).join(', ')}.`)
  process.exit(1)
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PICTURES)
mkdirSync(folder, { recursive: true })
await using camera = await openCamera()
for (const [name, picture] of Object.entries(PICTURES)) {
  if (!wanted.includes(name)) continue
  const png = await camera.photograph(await pageOf(picture))
  writeFileSync(join(folder, name), png)
  console.log(`${relative(root, join(folder, name))}: ${Math.ceil(png.byteLength / 1024)} KiB`)
}

async function pageOf({ cloud, checkout, shown }: Picture): Promise<string> {
  await using world = await openWorld({ cloud, checkout })
  if (shown.type === 'terminal') return terminalPage(await watchTerminal({ ...shown, world }))
  return summaryPage({ job: shown.job, markdown: await writeSummary({ ...shown, world }) })
}

// `npm run try`: runs the committed bundle against a simulated Atlas for Government, as GitHub's runner would, and shows what one sees.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { styleText } from 'node:util'
import { look, type Standing, statusAt, statusOf } from './try/look.ts'
import { outputLines } from './try/output-lines.ts'
import { type Job, runStep } from './try/run-step.ts'
import { RunnerLog } from './try/runner-log.ts'
import { RUNNER_ADDRESS, SPEED, startWorld, type World } from './try/world.ts'

const PLAN = 'examples/government.yml'
const root = join(import.meta.dirname, '..')
let interrupted = false
const write = (text = '') => {
  if (!interrupted) process.stdout.write(`${text}\n`)
}
const heading = (text: string) => write(`\n${styleText(['bold', 'cyan'], `━━ ${text}`)}\n`)
const point = (text: string) => write(`  ${styleText('cyan', '→')} ${text}`)
const block = (text: string) => {
  for (const line of text.trimEnd().split('\n')) write(`  │ ${line}`)
}

const startedAt = performance.now()
const starting = startWorld()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (interrupted) return
    write(`\n${signal}: stopping the run, then the simulator.`)
    interrupted = true
    await (await starting).close()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  })
}
const world = await starting
try {
  await show(world)
} catch (error) {
  // A run that is cut short by Ctrl-C fails, too, and the end is on its way then.
  if (!interrupted) throw error
} finally {
  if (!interrupted) await world.close()
}

async function show(world: World): Promise<void> {
  const { simulated } = world
  const workspace = join(world.folder, 'workspace')
  const common = { 'base-url': simulated.url, cloud: 'government' }
  const key = { 'public-key': simulated.publicKey, 'private-key': simulated.privateKey }
  const account = { 'client-id': simulated.clientId, 'client-secret': simulated.clientSecret }

  heading('A simulated Atlas for Government')
  write(
    `  It listens on ${simulated.url}, keeps Atlas's rules, and lets time run ${SPEED} times as fast: the times below are`,
  )
  write('  those that you would wait for the real Atlas. Nothing leaves this machine.')

  heading(`The plan: ${PLAN}`)
  block(checkOut({ workspace, orgId: simulated.orgId }))
  point('Only the organization id is changed here, to the one of the simulator.')

  heading('1. The job, with an API key')
  const inputs = { ...common, 'operations-file': PLAN }
  const first = await runJob({
    world,
    job: { name: 'provision', runId: '1001', workspace, inputs: { ...inputs, ...key } },
  })
  point(`The runner, ${RUNNER_ADDRESS} as two services said, was let in meanwhile. Post has closed that door again.`)
  showLogin(first)

  heading('2. The same plan again, with a service account')
  const again = await runJob({
    world,
    job: { name: 'provision', runId: '1002', workspace, inputs: { ...inputs, ...account } },
  })
  point(
    'Every step looks first and changes only what differs: project, cluster and user are unchanged, and nothing exists twice.',
  )
  point('The password of the user is not known to this run: only the one that made it could hand it on.')

  heading('3. What Atlas says now, asked without the action')
  const standing = await judge({ world, tokens: again.tokens })

  heading('4. All of it given back')
  const deletion = {
    ...common,
    ...account,
    operation: 'delete-project',
    'org-id': simulated.orgId,
    'project-name': 'orders-ci',
    cascade: 'true',
  }
  await runJob({ world, job: { name: 'cleanup', runId: '1003', workspace, inputs: deletion } })
  const { projects } = await look(simulated)
  confirm(projects.length === 0, 'no project is left')
  for (const { name, path } of standing.projects.flatMap(({ users }) => users)) {
    const status = await statusAt({ simulated, path })
    confirm(status === 404, `the database user ${name} is gone with its project: ${status}`)
  }

  heading(
    process.exitCode
      ? 'Not everything went as it should; see above.'
      : `Done, in ${Math.round((performance.now() - startedAt) / 1000)} s`,
  )
  write('  Next:')
  write('    README.md                          recipes, from one operation to a plan')
  write('    docs/operations.md                 every operation with its parameters and outputs')
  write('    npm cit                            install, and run all tests')
  write('    node dist/cli/index.js simulate    the simulator alone, to try your own workflow on')
}

/** Copies the plan into the workspace, for the organization of the simulator; its text, without the comment at its top. */
function checkOut({ workspace, orgId }: { workspace: string; orgId: string }): string {
  const file = join(workspace, PLAN)
  mkdirSync(dirname(file), { recursive: true })
  cpSync(join(root, PLAN), file)
  const text = readFileSync(file, 'utf8').replace(/org-id: \w+.*/, `org-id: ${orgId} # of the simulator`)
  writeFileSync(file, text)
  return text.replace(/^(?:#.*\n)+/, '')
}

interface JobEnd {
  readonly outputs: Readonly<Record<string, string>>
  /** Access tokens that the job has used: the runner knows them, since they are masked. */
  readonly tokens: readonly string[]
  /** Any text as the log of this job would show it. */
  readonly starred: (text: string) => string
}

/** Main, what it hands on, and post. */
async function runJob({ world, job }: { world: World; job: Job }): Promise<JobEnd> {
  const log = new RunnerLog(write)
  const before = world.requests.length
  write(styleText('bold', '  Log of the step'))
  const main = await runStep({ world, entry: 'main', job, log })
  confirm(main.succeeded, 'the step succeeded')
  write(styleText('bold', '\n  Outputs for later steps'))
  const starred = (text: string) => log.starred(text)
  block(outputLines({ outputs: main.outputs, starred }).join('\n'))
  write(styleText('bold', '\n  Job summary, as Markdown'))
  block(log.starred(main.summary))
  write(styleText('bold', '\n  Post step, at the end of the job'))
  const post = await runStep({ world, entry: 'post', job, state: main.state, log })
  confirm(post.succeeded, 'the post step succeeded')
  write()
  const sent = world.requests.slice(before)
  const challenges = sent.filter((line) => / 401 /.test(line)).length
  point(`${sent.length} requests in all, ${challenges} of them only to be challenged for a digest.`)
  return {
    outputs: main.outputs,
    tokens: [...log.masks].filter((mask) => mask.startsWith('eyJ')),
    starred,
  }
}

/** What the log would show of another step of the job that prints how to log in. */
function showLogin({ outputs, starred }: JobEnd): void {
  const { 'user-connection-string-with-credentials': uri = '', 'user-password': password = '' } = outputs
  write(styleText('bold', '\n  A step of that job that printed its connection string has shown'))
  block(starred(`MONGODB_URI=${uri}`))
  confirm(
    password.length > 0 && uri.includes(`:${password}@`),
    'it was given the connection string with user and password',
  )
  const seen = [password, uri, uri.replace('mongodb+srv://', '')].map((text) => starred(`<${text}>`))
  confirm(
    seen.every((text) => !text.includes(password)),
    'the runner shows neither of them',
  )
}

async function judge({ world, tokens }: { world: World; tokens: readonly string[] }): Promise<Standing> {
  const standing: Standing = await look(world.simulated)
  for (const { name, openings, clusters, users } of standing.projects) {
    const people = users.map((user) => `${user.name} (${user.roles.join(', ')})`)
    write(`  project ${name}: clusters ${clusters.join(', ')}, database users ${people.join(', ')},`)
    write(`  ${openings} entries in its network access list`)
    confirm(openings === 0, 'the network access list is empty: the runner is not let in any more')
  }
  const statuses = await Promise.all(tokens.map((token) => statusOf({ simulated: world.simulated, token })))
  confirm(
    tokens.length > 0 && statuses.every((status) => status === 401),
    `the access tokens that the job and its post step used (${tokens.length}) are refused now: ${[...new Set(statuses)].join(', ')}`,
  )
  return standing
}

function confirm(holds: boolean, what: string): void {
  write(`  ${holds ? styleText('green', '✓') : styleText('red', '✗')} ${what}`)
  if (!holds) process.exitCode = 1
}

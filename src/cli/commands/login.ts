import { type Command, Option } from 'commander'
import type { Host } from '../../atlas/cloud.ts'
import { chooseCredentials } from '../../atlas/credentials.ts'
import { connectDevice, type DeviceConnection, LOGIN_CLIENT_IDS } from '../../atlas/device-connection.ts'
import { type DeviceClient, revokeLogin, startDeviceFlow } from '../../atlas/device-flow.ts'
import { type Login, type LoginStore, loginOf } from '../../atlas/device-login.ts'
import { type Approval, type ApprovalWait, awaitApproval } from '../../atlas/device-wait.ts'
import { type Clock, systemClock } from '../../base/clock.ts'
import { renderDuration } from '../../base/duration.ts'
import { UsageError } from '../../base/errors.ts'
import { readReach } from '../../plan/settings.ts'
import { endLogin } from '../end-login.ts'
import { EXIT_CODE } from '../exit-code.ts'
import { loginPlace } from '../login-credentials.ts'
import { withLoginLock } from '../login-lock.ts'
import { createLoginReport, type LoginReport } from '../login-report.ts'
import { createLoginStore } from '../login-store.ts'
import { addSettings, settingInputs } from '../setting-options.ts'
import type { World } from '../world.ts'

const CLIENT_ID_VARIABLE = 'MONGODB_ATLAS_LOGIN_CLIENT_ID'

/** `login`: device authorization (RFC 8628). What it brings is kept for the host that gave it, and for no other. */
export function login(command: Command, world: World): void {
  command
    .option('--json', 'Print a line of JSON with the code, and one with how it ended.')
    .addOption(
      new Option(
        '--client-id <id>',
        `Public id of the client to log in as, if not Atlas's own command line; also ${CLIENT_ID_VARIABLE}.`,
      ),
    )
    .addHelpText('after', HELP)
    .action((options: Readonly<Record<string, unknown>>) => logIn({ options, world }))
  addSettings(command, ['cloud', 'base-url'])
}

const HELP = `
It shows an address and a code; open the address in any browser, enter the code and approve. Atlas names its own command line
there, since it is that client's public id. The login is kept in a file that only you can read, is renewed by itself, and is used
by every command where the environment holds no credentials. Each cloud has a login of its own; another login to the same cloud
revokes the one before.
For workflows use a service account or an API key.

Examples:
  mongodb-atlas-action login
  mongodb-atlas-action login --cloud government
  mongodb-atlas-action doctor
  mongodb-atlas-action logout
`

async function logIn({ options, world }: { options: Readonly<Record<string, unknown>>; world: World }): Promise<void> {
  const { environment, userAgent } = world
  const { host, proxy, clockSpeed } = readReach({ inputs: settingInputs(options), environment })
  const clientId = readClientId({ option: options['clientId'], world, host })
  const place = loginPlace(world)
  const store = createLoginStore({ ...place, tolerate: ['damaged'] })
  // Whether it can be kept at all is better known before the user has approved it; until then all stays as it is.
  await withLoginLock(place.path, () => store.read(host.origin))
  const report = createLoginReport({ terminal: world.terminal, json: options['json'] === true })
  const clock = systemClock({ speed: clockSpeed })
  const { controller, signal } = world.interruption(() => report.say('Stopping.'))
  const device = connectDevice({ host, clientId, clock, random: Math.random, proxy, userAgent })
  try {
    const ended = await ask({ device, clock, signal: controller.signal, report })
    if (ended.status !== 'approved') {
      report.failed(ended.status)
      return world.finish(EXIT_CODE[signal() ?? 'failed'])
    }
    const fresh = loginOf({ clientId, ...ended })
    const former = await keep({ store, origin: host.origin, fresh, client: device.client })
    const { expiresAt } = fresh
    report.approved({
      host: new URL(host.origin).host,
      file: place.path,
      expiresAt,
      overruled: overruled(world, store),
    })
    const problem = former && (await endLogin({ login: former, device, signal: controller.signal }))
    if (problem !== undefined) report.say(`! The login that was here before ${problem}`)
    world.finish(EXIT_CODE.done)
  } finally {
    report.end()
    await device.close()
  }
}

async function ask({
  device,
  clock,
  signal,
  report,
}: {
  device: DeviceConnection
  clock: Clock
  signal: AbortSignal
  report: LoginReport
}): Promise<Approval> {
  try {
    const code = await startDeviceFlow(device.client, signal)
    device.conceal(code.deviceCode)
    report.asked({ code, expiresAt: new Date(clock.now().getTime() + code.livesMs) })
    const onWait = ({ leftMs, why }: ApprovalWait) => report.waiting({ left: renderDuration(leftMs), why })
    return await awaitApproval({ client: device.poller, code, clock, signal, onWait })
  } catch (error) {
    if (signal.aborted) return { status: 'cancelled' }
    throw error
  }
}

/** Resolves with the login that was here before. A login that cannot be kept must not live on where nobody has it. */
async function keep({
  store,
  origin,
  fresh,
  client,
}: {
  store: LoginStore
  origin: string
  fresh: Login
  client: DeviceClient
}): Promise<Login | undefined> {
  let former: Login | undefined
  try {
    await store.change(origin, async (kept) => {
      former = kept
      return fresh
    })
    return former
  } catch (error) {
    await revokeLogin(client, fresh).catch(() => undefined)
    throw error
  }
}

/** Whether the environment holds credentials, or half of them: they count first, and nobody shall wonder whose rights a command has. */
function overruled({ environment }: World, store: LoginStore): boolean {
  const chosen = chooseCredentials({ inputs: {}, environment, otherwise: { kind: 'login', store } })
  return !('kind' in chosen && chosen.kind === 'login')
}

function readClientId({ option, world, host }: { option: unknown; world: World; host: Host }): string {
  const variable = world.environment[CLIENT_ID_VARIABLE]?.trim()
  const [place, value] =
    typeof option === 'string' ? ['--client-id', option.trim()] : [CLIENT_ID_VARIABLE, variable ?? '']
  if (typeof option !== 'string' && value === '') return LOGIN_CLIENT_IDS[host.cloud]
  // A service account's id is a likely mix-up: it belongs to a secret, and Atlas lets nobody log in with it.
  if (/^[A-Za-z0-9._~-]{1,128}$/.test(value) && !value.startsWith('mdb_sa_id_')) return value
  throw new UsageError([
    {
      message: `${place}: expected the public id of a client that may ask users to log in, such as \`${LOGIN_CLIENT_IDS[host.cloud]}\`.`,
      hint: 'Leave it out to log in as the command line of Atlas does. A service account needs no login: set MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET.',
    },
  ])
}

import type { Command } from 'commander'
import { connectDevice } from '../../atlas/device-connection.ts'
import type { Login } from '../../atlas/device-login.ts'
import { systemClock } from '../../base/clock.ts'
import { readReach } from '../../plan/settings.ts'
import { endLogin, LIVES_ON } from '../end-login.ts'
import { EXIT_CODE } from '../exit-code.ts'
import { loginPlace } from '../login-credentials.ts'
import { readLoginFile } from '../login-file.ts'
import { createLoginStore } from '../login-store.ts'
import { addSettings, settingInputs } from '../setting-options.ts'
import type { World } from '../world.ts'

/** `logout`: the tokens are revoked and forgotten, the latter in any case. */
export function logout(command: Command, world: World): void {
  command
    .option('--json', 'Print the result as one JSON document.')
    .addHelpText('after', HELP)
    .action((options: Readonly<Record<string, unknown>>) => logOut({ options, world }))
  addSettings(command, ['cloud', 'base-url'])
}

const HELP = `
It asks Atlas to revoke the login and deletes it here. If Atlas cannot be asked, or Ctrl-C ends the wait for it, it is deleted all the
same, and exit code 1 (or 130) says that the tokens live on.

Examples:
  mongodb-atlas-action logout
  mongodb-atlas-action logout --cloud government
`

async function logOut({ options, world }: { options: Readonly<Record<string, unknown>>; world: World }): Promise<void> {
  const { environment, terminal, userAgent } = world
  const { host, proxy, clockSpeed } = readReach({ inputs: settingInputs(options), environment })
  const place = loginPlace(world)
  const file = await readLoginFile(place)
  const damage =
    file.state === 'damaged'
      ? `${place.path} could not be made out (${file.why}), so nothing was revoked. ${LIVES_ON}`
      : undefined
  let found: Login | undefined
  let problem = damage
  const clock = systemClock({ speed: clockSpeed })
  const store = createLoginStore({ ...place, tolerate: ['damaged', 'exposed'] })
  const { controller, signal } = world.interruption(() =>
    terminal.err('Stopping: the login is forgotten all the same.\n'),
  )
  const forget = async (kept: Login | undefined) => {
    found = kept
    if (kept === undefined) return undefined
    const device = connectDevice({ host, clientId: kept.clientId, clock, random: Math.random, proxy, userAgent })
    const left = await endLogin({ login: kept, device, signal: controller.signal }).finally(device.close)
    if (left !== undefined) problem = `The login is forgotten here, but ${left}`
    return undefined
  }
  if (file.state !== 'absent') await store.change(host.origin, forget)
  const status = found === undefined && damage === undefined ? 'not-logged-in' : 'logged-out'
  const name = new URL(host.origin).host
  if (options['json'] === true) {
    const warning = problem === undefined ? {} : { warning: problem }
    terminal.out(
      `${JSON.stringify({ status, host: name, revoked: found !== undefined && !problem, ...warning }, null, 2)}\n`,
    )
  } else {
    terminal.out(status === 'logged-out' ? `Logged out of ${name}.\n` : `Nobody was logged in to ${name}.\n`)
  }
  if (problem !== undefined) terminal.err(`! ${problem}\n`)
  const interrupted = signal()
  world.finish(problem === undefined ? EXIT_CODE.done : EXIT_CODE[interrupted ?? 'failed'])
}

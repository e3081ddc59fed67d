import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Login } from '../atlas/device-login.ts'
import { ActionError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'

/** Logins by the origin that issued them. */
export type Logins = ReadonlyMap<string, Login>

/** What is in the place where logins are kept. */
export type LoginFile =
  | { readonly state: 'absent' | 'good'; readonly logins: Logins }
  /** Others than the user may read or change it; `mode` is octal. */
  | { readonly state: 'exposed'; readonly logins: Logins; readonly mode: string }
  | { readonly state: 'damaged'; readonly why: string }

const VERSION = 1
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NONE: Logins = new Map()

/** Reads mode and content of the same file, even if another takes its place meanwhile. Rejects with `ActionError` when it cannot be read. */
export async function readLoginFile({ path, hasModes }: { path: string; hasModes: boolean }): Promise<LoginFile> {
  try {
    await using file = await open(path, 'r')
    const mode = (await file.stat()).mode & 0o777
    const logins = parse(await file.readFile('utf8'))
    if (typeof logins === 'string') return { state: 'damaged', why: logins }
    if (hasModes && (mode & 0o077) !== 0) return { state: 'exposed', logins, mode: mode.toString(8) }
    return { state: 'good', logins }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { state: 'absent', logins: NONE }
    throw failed({ path, what: 'read', error })
  }
}

/** Puts a whole new file in the place of the old one, so that nobody ever sees half of it; without logins there is no file. */
export async function writeLoginFile(path: string, logins: Logins): Promise<void> {
  try {
    await sweep(path)
    if (logins.size === 0) return await rm(path, { force: true })
    const fresh = `${path}.${randomUUID()}`
    try {
      await writeNew(fresh, render(logins))
      await rename(fresh, path)
    } catch (error) {
      await rm(fresh, { force: true })
      throw error
    }
  } catch (error) {
    throw failed({ path, what: 'written', error })
  }
}

/** A process that was killed while it wrote has left tokens. */
async function sweep(path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`)) continue
    if (UUID.test(name.slice(basename(path).length + 1))) await rm(join(folder, name), { force: true })
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  await using file = await open(path, 'wx', 0o600)
  await file.writeFile(text)
  await file.sync()
}

/** For an error of the file system: its code says enough, and its text may hold more. */
export function failed({ path, what, error }: { path: string; what: keyof typeof HINTS; error: unknown }): ActionError {
  return new ActionError({
    code: 'LOGIN_NOT_KEPT',
    message: `${path}: cannot be ${what} (${codeOf(error)})`,
    hint: `${HINTS[what]} XDG_CONFIG_HOME names another place.`,
  })
}

const HINTS = {
  read: 'Check that it is a file, and that you may read it.',
  written: 'Check who owns the file and its folder, and the space that is left.',
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
}

function render(logins: Logins): string {
  const entries = [...logins].map(([origin, { clientId, accessToken, refreshToken, scope, refreshAt, expiresAt }]) => [
    origin,
    {
      'client-id': clientId,
      'access-token': accessToken.reveal(),
      ...(refreshToken && { 'refresh-token': refreshToken.reveal() }),
      scope,
      'refresh-at': refreshAt.toISOString(),
      'expires-at': expiresAt.toISOString(),
    },
  ])
  return `${JSON.stringify({ version: VERSION, logins: Object.fromEntries(entries) }, null, 2)}\n`
}

/** The logins, or why there are none to be read. */
function parse(text: string): Logins | string {
  const file = read(text)
  if (file === undefined) return text.trim() === '' ? 'it is empty' : 'it is not JSON, or not all of it'
  if (file['version'] !== VERSION) return 'another version of mongodb-atlas-action wrote it'
  const logins = new Map<string, Login>()
  for (const [origin, entry] of Object.entries(Object(file['logins']))) {
    const login = readLogin(Object(entry))
    if (login === undefined)
      return `what it holds for ${URL.canParse(origin) ? new URL(origin).host : 'a host'} is not complete`
    logins.set(origin, login)
  }
  return logins
}

function readLogin(entry: Readonly<Record<string, unknown>>): Login | undefined {
  const text = (name: string) => {
    const value = entry[name]
    return typeof value === 'string' && /^[\x20-\x7e]+$/.test(value) ? value : undefined
  }
  const time = (name: string) => new Date(text(name) ?? Number.NaN)
  const [clientId, access, refresh] = [text('client-id'), text('access-token'), text('refresh-token')]
  const [refreshAt, expiresAt] = [time('refresh-at'), time('expires-at')]
  const scope = text('scope')
  const isTimed = !Number.isNaN(refreshAt.getTime()) && !Number.isNaN(expiresAt.getTime())
  if (clientId === undefined || access === undefined || scope === undefined || !isTimed) return undefined
  const refreshToken = refresh === undefined ? undefined : new Secret(refresh)
  return { clientId, accessToken: new Secret(access), refreshToken, scope, refreshAt, expiresAt }
}

function read(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

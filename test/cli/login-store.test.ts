import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { createLoginStore } from '../../src/cli/login-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { COMMERCIAL, GOVERNMENT, login, place, shown } from './logins.ts'

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

async function refusal(task: Promise<unknown>): Promise<string> {
  const error = await task.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof UsageError) return error.message
  throw error ?? new Error('accepted')
}

describe('the file of logins', () => {
  test('gives back what was kept, for the origin that it was kept for', async () => {
    const { store } = await place()
    expect(await store.read(COMMERCIAL)).toBeUndefined()
    await store.change(COMMERCIAL, async () => login(1))
    await store.change(GOVERNMENT, async () => login(2))
    expect(await store.read(COMMERCIAL)).toEqual(login(1))
    expect(shown(await store.read(COMMERCIAL))).toEqual(['access-1', 'refresh-1'])
    expect(shown(await store.read(GOVERNMENT))).toEqual(['access-2', 'refresh-2'])
    expect(await store.read('https://cloud-dev.mongodb.com')).toBeUndefined()
  })

  test.skipIf(process.platform === 'win32')(
    'is for its owner alone, whatever the umask, and its folder too',
    async () => {
      const { folder, path, store } = await place()
      const umask = process.umask(0)
      try {
        await store.change(COMMERCIAL, async () => login())
      } finally {
        process.umask(umask)
      }
      expect([await modeOf(path), await modeOf(folder)]).toEqual(['600', '700'])
    },
  )

  test('is gone with the last login, and nothing else is left', async () => {
    const { folder, store } = await place()
    await store.change(COMMERCIAL, async () => login(1))
    await store.change(GOVERNMENT, async () => login(2))
    expect(await readdir(folder)).toEqual(['login.json'])
    await store.change(COMMERCIAL, async () => undefined)
    expect(shown(await store.read(GOVERNMENT))).toEqual(['access-2', 'refresh-2'])
    await store.change(GOVERNMENT, async () => undefined)
    expect(await readdir(folder)).toEqual([])
  })

  test('stays as it is when the task fails', async () => {
    const { folder, store } = await place()
    await store.change(COMMERCIAL, async () => login(1))
    await expect(store.change(COMMERCIAL, () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer')
    expect(shown(await store.read(COMMERCIAL))).toEqual(['access-1', 'refresh-1'])
    expect(await readdir(folder)).toEqual(['login.json'])
  })

  test('is all that is left, also of a process that died while it wrote', async () => {
    const { folder, path, store } = await place()
    await store.change(COMMERCIAL, async () => login(1))
    const strays = [`${path}.${randomUUID()}`, `${path}.${randomUUID()}`]
    for (const stray of strays) await writeFile(stray, 'half of a login', { mode: 0o600 })
    await writeFile(`${path}.mine`, 'somebody put it there')
    await store.change(COMMERCIAL, async () => login(2))
    expect((await readdir(folder)).sort()).toEqual(['login.json', 'login.json.mine'])
    for (const stray of strays) await writeFile(stray, 'half of a login', { mode: 0o600 })
    await store.change(COMMERCIAL, async () => undefined)
    expect(await readdir(folder)).toEqual(['login.json.mine'])
  })

  test('that cannot be written is said before the task begins', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    let begun = false
    const change = createLoginStore({ path: join(file, 'login.json'), hasModes: true }).change(COMMERCIAL, async () => {
      begun = true
      return login()
    })
    await expect(change).rejects.toThrow(/login\.json\.lock: cannot be written \(E\w+\)/)
    expect(begun).toBe(false)
  })
})

describe('a file of logins that cannot be trusted', () => {
  test.skipIf(process.platform === 'win32').each(['640', '604', '620', '666'])(
    'because its mode is %s is refused, as ssh does, with what to do',
    async (mode) => {
      const { path, store } = await place()
      await store.change(COMMERCIAL, async () => login())
      await chmod(path, Number.parseInt(mode, 8))
      for (const task of [store.read(COMMERCIAL), store.change(COMMERCIAL, async () => login(2))]) {
        const said = await refusal(task)
        expect(said).toContain(`${path}: others may read this file (mode ${mode})`)
        expect(said).toContain(`chmod 600 '${path}'`)
      }
      const lenient = createLoginStore({ path, hasModes: true, tolerate: ['exposed'] })
      expect(shown(await lenient.read(COMMERCIAL))).toEqual(['access-1', 'refresh-1'])
    },
  )

  test.skipIf(process.platform === 'win32')('is told by the file that a link leads to', async () => {
    const { folder, path, store } = await place()
    const real = join(folder, 'real.json')
    await store.change(COMMERCIAL, async () => login())
    await writeFile(real, await readFile(path), { mode: 0o644 })
    const link = join(folder, 'link.json')
    await symlink(real, link)
    expect(await refusal(createLoginStore({ path: link, hasModes: true }).read(COMMERCIAL))).toContain('mode 644')
  })

  test('at any place is said, and a login writes it anew', async () => {
    const { path, store } = await place()
    await store.change(COMMERCIAL, async () => login(1))
    const whole = await readFile(path, 'utf8')
    const cuts = Array.from({ length: whole.trimEnd().length }, (_, length) => length)
    for (const length of cuts) {
      await writeFile(path, whole.slice(0, length))
      const said = await refusal(store.read(COMMERCIAL))
      expect(said).toContain(`${path}: cannot be made out`)
      expect(said).toContain('Run `mongodb-atlas-action login`')
      expect(said).not.toMatch(/(?:access|refresh)-1/)
    }
    const lenient = createLoginStore({ path, hasModes: true, tolerate: ['damaged'] })
    await lenient.change(COMMERCIAL, async () => login(2))
    expect(shown(await store.read(COMMERCIAL))).toEqual(['access-2', 'refresh-2'])
  })

  test.each([
    ['another version', { version: 2, logins: {} }, 'another version'],
    ['no token', { version: 1, logins: { [COMMERCIAL]: { 'client-id': 'x' } } }, 'not complete'],
    [
      'a token with a line break',
      { version: 1, logins: { [COMMERCIAL]: { 'client-id': 'x', 'access-token': 'a\r\nb', 'expires-at': 'never' } } },
      'what it holds for cloud.mongodb.com is not complete',
    ],
  ])('because it holds %s is refused', async (_, content, says) => {
    const { folder, path, store } = await place()
    await mkdir(folder, { recursive: true })
    await writeFile(path, JSON.stringify(content), { mode: 0o600 })
    expect(await refusal(store.read(COMMERCIAL))).toContain(says)
  })
})

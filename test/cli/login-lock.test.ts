import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { withLoginLock } from '../../src/cli/login-lock.ts'
import { createLoginStore } from '../../src/cli/login-store.ts'
import { COMMERCIAL, login, place } from './logins.ts'

describe('changes at the same time', () => {
  test('come one after the other, and none is lost', async () => {
    const { path } = await place()
    const origins = Array.from({ length: 12 }, (_, number) => `https://host-${number}.mongodb.com`)
    await Promise.all(
      origins.map((origin, number) =>
        createLoginStore({ path, hasModes: true }).change(origin, async () => login(number)),
      ),
    )
    const { logins } = JSON.parse(await readFile(path, 'utf8'))
    expect(Object.keys(logins).sort()).toEqual([...origins].sort())
  })

  test('by several processes count each of them', async () => {
    const { path, store } = await place()
    await store.change(COMMERCIAL, async () => login(0))
    const script = `
      import { createLoginStore } from ${JSON.stringify(join(import.meta.dirname, '../../src/cli/login-store.ts'))}
      import { Secret } from ${JSON.stringify(join(import.meta.dirname, '../../src/base/secret.ts'))}
      const store = createLoginStore({ path: ${JSON.stringify(path)}, hasModes: true })
      for (let times = 0; times < 10; times++) {
        await store.change(${JSON.stringify(COMMERCIAL)}, async (kept) => {
          const number = Number(kept.accessToken.reveal().slice('access-'.length))
          await new Promise((resolve) => setTimeout(resolve, 5))
          return { ...kept, accessToken: new Secret('access-' + (number + 1)) }
        })
      }`
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
    await Promise.all([run(), run(), run()])
    expect((await store.read(COMMERCIAL))?.accessToken.reveal()).toBe('access-30')
  })

  test('go on after a process that died with the lock in its hand', async () => {
    const { folder, path, store } = await place()
    await mkdir(folder, { recursive: true })
    await writeFile(`${path}.lock`, 'of a process that is gone')
    const before = new Date(Date.now() - 60_000)
    await utimes(`${path}.lock`, before, before)
    await store.change(COMMERCIAL, async () => login(1))
    expect(await readdir(folder)).toEqual(['login.json'])
  })

  test('take a dead lock over one at a time, however many wait for it', async () => {
    for (let round = 0; round < 5; round++) {
      const { folder, path } = await place()
      await mkdir(folder, { recursive: true })
      await writeFile(`${path}.lock`, 'of a process that is gone')
      const before = new Date(Date.now() - 60_000)
      await utimes(`${path}.lock`, before, before)
      let inside = 0
      let most = 0
      const task = async () => {
        inside += 1
        most = Math.max(most, inside)
        await new Promise((resolve) => setTimeout(resolve, 5))
        inside -= 1
      }
      await Promise.all(Array.from({ length: 12 }, () => withLoginLock(path, task)))
      expect(most).toBe(1)
      expect(await readdir(folder)).toEqual([])
    }
  })

  test('are not kept waiting by a lock that a wrong clock has put into the future', async () => {
    const { folder, path, store } = await place()
    await mkdir(folder, { recursive: true })
    await writeFile(`${path}.lock`, 'of a process that is gone')
    const after = new Date(Date.now() + 86_400_000)
    await utimes(`${path}.lock`, after, after)
    await store.change(COMMERCIAL, async () => login(1))
    expect(await readdir(folder)).toEqual(['login.json'])
  })

  // A limit of 0 blocks to a file stands for a full disk: it can be opened, and not written (EFBIG).
  test.skipIf(process.platform === 'win32')('leave no lock behind on a disk that is full', async () => {
    const { folder, path } = await place()
    const script = `
      import { withLoginLock } from ${JSON.stringify(join(import.meta.dirname, '../../src/cli/login-lock.ts'))}
      await withLoginLock(${JSON.stringify(path)}, async () => {}).catch((error) => console.log(error.message))`
    const words = ['-c', 'ulimit -f 0; exec "$0" --input-type=module --eval "$1"', process.execPath, script]
    const { stdout } = await promisify(execFile)('sh', words)
    expect(stdout).toContain('login.json.lock: cannot be written (EFBIG)')
    expect(await readdir(folder)).toEqual([])
  })

  test('wait for one that lives, and keep their hands off its lock', async () => {
    const { folder, path, store } = await place()
    await mkdir(folder, { recursive: true })
    await writeFile(`${path}.lock`, 'of a process that lives')
    let done = false
    const change = store
      .change(COMMERCIAL, async () => login(1))
      .then(() => {
        done = true
      })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(done).toBe(false)
    await rm(`${path}.lock`)
    await change
    expect(await readdir(folder)).toEqual(['login.json'])
  })
})

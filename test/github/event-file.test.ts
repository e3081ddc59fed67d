import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readEventFile } from '../../src/github/event-file.ts'
import { failureOf } from './opened.ts'

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'event-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'event.json')
  await writeFile(path, text)
  return path
}

test.for(['{"action":"opened"}', '\ufeff{"action":"opened"}\n'])(
  'the event is read from its file: %j',
  async (text) => {
    expect(await readEventFile(await fileWith(text))).toEqual({ action: 'opened' })
  },
)

test('a file that is no JSON is refused, and none of its text is shown', async () => {
  const error = await failureOf(readEventFile(await fileWith('{"title": ::error::hostile')))
  expect(error.message).toContain('GITHUB_EVENT_PATH: the event of this job is not known: the file is no JSON')
  expect(error.message).not.toContain('hostile')
})

test.for<[string | undefined, string]>([
  [undefined, 'it is not set'],
  ['', 'it is not set'],
  ['/nowhere/event.json', 'cannot be read (ENOENT)'],
  [tmpdir(), 'cannot be read (EISDIR)'],
])('without a file, as in %j, it says why', async ([path, why]) => {
  const error = await failureOf(readEventFile(path))
  expect(error.name).toBe('UsageError')
  expect(error.message).toContain(why)
})

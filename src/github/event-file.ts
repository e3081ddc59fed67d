import { readFile, stat } from 'node:fs/promises'
import { UsageError } from '../base/errors.ts'

/** GitHub caps payloads of webhooks at 25 MB (docs: "Webhook events and payloads"). */
const LARGEST_BYTES = 25 * 1024 * 1024

/** The JSON of the file that `GITHUB_EVENT_PATH` names. Rejects with `UsageError` when there is none that can be read. */
export async function readEventFile(path: string | undefined): Promise<unknown> {
  if (path === undefined || path === '') throw unreadable('it is not set, and a job of GitHub Actions has it')
  let text: string
  try {
    const { size } = await stat(path)
    if (size > LARGEST_BYTES) throw unreadable(`the file has ${size} bytes, and an event has at most ${LARGEST_BYTES}`)
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof UsageError) throw error
    const isCoded = error instanceof Error && 'code' in error
    throw unreadable(`the file cannot be read (${isCoded ? error.code : 'unknown'})`)
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    // The parser's message quotes the text, which is a stranger's.
    throw unreadable(`the file is no JSON (${text.length} characters)`)
  }
}

function unreadable(why: string): UsageError {
  return new UsageError([
    {
      message: `GITHUB_EVENT_PATH: the event of this job is not known: ${why}.`,
      hint: 'Run this in a job of GitHub Actions, or name the pull request with the input pull-request.',
    },
  ])
}

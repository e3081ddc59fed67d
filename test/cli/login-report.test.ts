import { expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { createLoginReport } from '../../src/cli/login-report.ts'

const CODE = {
  deviceCode: new Secret('device-code'),
  userCode: 'ABCD-EFGH',
  verificationUri: 'https://cloud.mongodb.com/account/connect',
  livesMs: 600_000,
  intervalMs: 10_000,
}
const ASKED = { code: CODE, expiresAt: new Date('2026-08-10T12:10:00Z') }

/** What stands on a screen of so many columns, or in a file. */
function screen({ isLive, columns = 80 }: { isLive: boolean; columns?: number }) {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    isLive,
    size: () => ({ columns, rows: 24 }),
  }
  const report = createLoginReport({ terminal, json: false })
  return { report, out: () => out.join(''), err: () => err.join('') }
}

/** The lines that are left when each `\r…ESC[K` has written over the one before it. */
const left = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replaceAll('\x1b[K', '').split('\r').at(-1))
    .join('\n')

test('on a screen one line tells how long is left, and is gone at the end', () => {
  const { report, err } = screen({ isLive: true })
  report.asked(ASKED)
  report.waiting({ left: '10 min', why: undefined })
  report.waiting({ left: '9 min 50 s', why: 'no answer' })
  expect(left(err())).toMatch(/\n… waiting for you to approve, 9 min 50 s left; no answer$/)
  report.failed('denied')
  expect(left(err())).toMatch(/Ctrl-C gives up\.\nThe login was denied in the browser\. .*\n$/)
})

test('on a narrow screen the line is not wrapped', () => {
  const { report, err } = screen({ isLive: true, columns: 30 })
  report.waiting({ left: '10 min', why: 'a reason that takes more than a line' })
  expect(left(err()).length).toBeLessThan(30)
})

test('in a file there is a line for each new reason, and no control characters', () => {
  const { report, err } = screen({ isLive: false })
  for (const why of [undefined, 'no answer', 'no answer', undefined, 'slower']) report.waiting({ left: '9 min', why })
  report.end()
  expect(err()).toBe('… no answer\n… slower\n')
})

import type { DeviceCode } from '../atlas/device-answer.ts'
import { renderDuration } from '../base/duration.ts'
import { fitLine } from './fit-line.ts'
import type { Terminal } from './terminal.ts'

/** What a login shows while it goes on. */
export interface LoginReport {
  asked(asked: { code: DeviceCode; expiresAt: Date }): void
  waiting(round: { left: string; why: string | undefined }): void
  failed(status: 'denied' | 'expired' | 'cancelled'): void
  approved(approved: { host: string; file: string; expiresAt: Date; overruled: boolean }): void
  say(line: string): void
  /** Leaves the screen as it should be. */
  end(): void
}

/** For people on `stderr`, with the last word on `stdout`; as JSON, a line for the code and a line for the end. */
export function createLoginReport({ terminal, json }: { terminal: Terminal; json: boolean }): LoginReport {
  let isDrawn = false
  let said: string | undefined
  const erase = () => {
    if (isDrawn) terminal.err('\r\x1b[K')
    isDrawn = false
  }
  const say = (line: string) => {
    erase()
    terminal.err(`${line}\n`)
  }
  const print = (line: string, fields: Readonly<Record<string, string>>) => {
    erase()
    terminal.out(`${json ? JSON.stringify(fields) : line}\n`)
  }

  return {
    say,
    end: erase,
    asked({ code: { verificationUri, userCode, livesMs }, expiresAt }) {
      say(`Open this address in a browser, and enter the code there:

  ${verificationUri}
  ${userCode}

It is valid for ${renderDuration(livesMs)}. Ctrl-C gives up.`)
      if (!json) return
      const times = { 'expires-at': expiresAt.toISOString() }
      print('', { status: 'waiting', 'verification-uri': verificationUri, 'user-code': userCode, ...times })
    },
    waiting({ left, why }) {
      if (terminal.isLive) {
        const line = `… waiting for you to approve, ${left} left${why === undefined ? '' : `; ${why}`}`
        terminal.err(`\r${fitLine(line, terminal.size().columns - 1)}\x1b[K`)
        isDrawn = true
        return
      }
      // Without a screen a line is there for good, so only what is new is worth one.
      if (why !== undefined && why !== said) say(`… ${why}`)
      said = why
    },
    failed(status) {
      say(ENDS[status])
      if (json) print('', { status })
    },
    approved({ host, file, expiresAt, overruled }) {
      print(`Logged in to ${host}. The login is kept in ${file}; \`mongodb-atlas-action logout\` ends it.`, {
        status: 'approved',
        host,
        file,
        'expires-at': expiresAt.toISOString(),
      })
      if (overruled)
        say('! The environment holds credentials, or a part of them, and they count before the login. See `doctor`.')
    },
  }
}

const ENDS = {
  denied: 'The login was denied in the browser. Nothing is kept. Run it again to get another code.',
  expired: 'The code has expired before anybody approved it. Nothing is kept. Run it again to get another code.',
  cancelled: 'Interrupted. Nothing is kept; the code is of no use any more.',
}

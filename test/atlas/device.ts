import { onTestFinished } from 'vitest'
import { connectDevice, type DeviceConnection } from '../../src/atlas/device-connection.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { Answer, Received } from './loopback.ts'
import { virtualClock } from './virtual-clock.ts'

export const CLIENT_ID = '0123456789abcdef01234567'
export const TOKEN_PATH = '/api/private/unauth/account/device/token'

/** What Atlas answers to the start of a login. */
export const STARTED = {
  user_code: 'QWRTZXCV',
  verification_uri: 'https://cloud.mongodb.com/account/connect',
  device_code: 'device-code-of-the-test',
  expires_in: 600,
  interval: 10,
}

export const APPROVED: Answer = {
  body: {
    access_token: 'access-1',
    refresh_token: 'refresh-1',
    scope: 'openid profile offline_access',
    id_token: 'id-1',
    token_type: 'Bearer',
    expires_in: 3600,
  },
}

/** A refusal as Atlas words it. */
export const atlasSays = (errorCode: string, status = 400): Answer => ({
  status,
  body: { error: status, errorCode, reason: 'Bad Request', detail: `${errorCode} it is.`, parameters: [] },
})

/** A refusal as RFC 6749 §5.2 words it. */
export const oauthSays = (error: string): Answer => ({ status: 400, body: { error } })

export function device({ origin, clock = virtualClock() }: { origin: string; clock?: Clock }): DeviceConnection {
  const connection = connectDevice({
    host: { cloud: 'commercial', origin, isLoopback: true },
    clientId: CLIENT_ID,
    clock,
    random: () => 0,
    proxy: {},
    userAgent: 'mongodb-atlas-action/0.0.0-test',
  })
  onTestFinished(() => connection.close())
  return connection
}

/** The fields of a form, in their order. */
export const formOf = ({ body }: Received): Record<string, string> => Object.fromEntries(new URLSearchParams(body))

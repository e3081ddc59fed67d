import { join } from 'node:path'
import type { Login } from '../../src/atlas/device-login.ts'
import { Secret } from '../../src/base/secret.ts'
import { createLoginStore } from '../../src/cli/login-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

export const COMMERCIAL = 'https://cloud.mongodb.com'
export const GOVERNMENT = 'https://cloud.mongodbgov.com'

export function login(number = 1): Login {
  return {
    clientId: '0123456789abcdef01234567',
    accessToken: new Secret(`access-${number}`),
    refreshToken: new Secret(`refresh-${number}`),
    scope: 'openid offline_access',
    refreshAt: new Date('2026-08-10T12:59:00Z'),
    expiresAt: new Date('2026-08-10T13:00:00Z'),
  }
}

export async function place() {
  const folder = join(await temporaryFolder(), 'deep', 'mongodb-atlas-action')
  const path = join(folder, 'login.json')
  return { folder, path, store: createLoginStore({ path, hasModes: true }) }
}

/** The tokens in the open, for comparing. */
export const shown = (kept: Login | undefined) => [kept?.accessToken.reveal(), kept?.refreshToken?.reveal()]

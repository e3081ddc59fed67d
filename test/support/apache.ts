import { chmod, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { countedPeer, type DigestPeer, htdigestLine, REALM, writeAnswerer } from './digest-peer.ts'
import { peer } from './peer.ts'
import { answers, freePort, startPeerProcess, temporaryFolder } from './peer-process.ts'

const APACHE = '/usr/sbin/apache2'
const MODULES = '/usr/lib/apache2/modules'
const NAMES = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_digest', 'alias', 'cgi']

export const apache = peer({
  name: 'Apache httpd 2.4',
  files: [APACHE, ...NAMES.map((name) => `${MODULES}/mod_${name}.so`)],
  packages: 'apache2-bin',
})

export interface ApacheNonces {
  /** Refuses every count but the one that comes next (AuthDigestNcCheck). */
  readonly strictCount?: boolean
  /**
   * AuthDigestNonceLifetime. 0 makes each nonce good for one request and announces the next; below 30 s Apache announces a next
   * nonce with every answer, while the old one still counts. Default 300.
   */
  readonly lifetimeSeconds?: number
}

/** A private Apache with mod_auth_digest before its CGI handler. */
export async function startApache(nonces: ApacheNonces = {}): Promise<DigestPeer> {
  apache.demand()
  await using stack = new AsyncDisposableStack()
  const folder = await temporaryFolder(stack)
  const cgi = await writeAnswerer(folder)
  const port = await freePort()
  // Started by root its children change to nobody, who must be able to read the users.
  await chmod(folder, 0o755)
  await writeFile(join(folder, 'users'), htdigestLine('md5'))
  await writeFile(join(folder, 'httpd.conf'), configuration({ folder, port, cgi, nonces }))
  const url = `http://127.0.0.1:${port}`
  await startPeerProcess({
    stack,
    command: APACHE,
    args: ['-f', join(folder, 'httpd.conf'), '-DFOREGROUND'],
    ready: () => answers(url),
  })
  return await countedPeer({ url, stack })
}

interface Settings {
  readonly folder: string
  readonly port: number
  readonly cgi: string
  readonly nonces: ApacheNonces
}

function configuration({ folder, port, cgi, nonces }: Settings): string {
  const asRoot = userInfo().uid === 0 ? 'User nobody\nGroup nogroup' : ''
  return `
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
ServerRoot ${folder}
DefaultRuntimeDir ${folder}
PidFile ${folder}/httpd.pid
Mutex file:${folder}
ErrorLog ${folder}/error.log
${NAMES.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
${asRoot}
StartServers 1
ServerLimit 1
ThreadsPerChild 25
MaxRequestWorkers 25
KeepAlive On
<Location />
  AuthType Digest
  AuthName "${REALM}"
  AuthDigestProvider file
  AuthUserFile ${folder}/users
  AuthDigestNcCheck ${nonces.strictCount ? 'On' : 'Off'}
  AuthDigestNonceLifetime ${nonces.lifetimeSeconds ?? 300}
  Require valid-user
</Location>
ScriptAlias /api ${cgi}/api
`
}

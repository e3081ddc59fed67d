import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { countedPeer, type DigestPeer, htdigestLine, REALM, writeAnswerer } from './digest-peer.ts'
import { peer } from './peer.ts'
import { answers, freePort, startPeerProcess, temporaryFolder } from './peer-process.ts'

const LIGHTTPD = '/usr/sbin/lighttpd'

export const lighttpd = peer({ name: 'lighttpd 1.4', files: [LIGHTTPD], packages: 'lighttpd' })

/** A private lighttpd that offers Digest with SHA-256 and nothing else. */
export async function startLighttpd(): Promise<DigestPeer> {
  lighttpd.demand()
  await using stack = new AsyncDisposableStack()
  const folder = await temporaryFolder(stack)
  const cgi = await writeAnswerer(folder)
  const port = await freePort()
  await writeFile(join(folder, 'users'), htdigestLine('sha256'))
  await writeFile(join(folder, 'lighttpd.conf'), configuration({ folder, port, cgi }))
  const url = `http://127.0.0.1:${port}`
  await startPeerProcess({
    stack,
    command: LIGHTTPD,
    args: ['-D', '-f', join(folder, 'lighttpd.conf')],
    ready: () => answers(url),
  })
  return await countedPeer({ url, stack })
}

function configuration({ folder, port, cgi }: { folder: string; port: number; cgi: string }): string {
  return `
server.modules = ("mod_auth", "mod_authn_file", "mod_alias", "mod_cgi")
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${folder}"
auth.backend = "htdigest"
auth.backend.htdigest.userfile = "${folder}/users"
auth.require = ("/" => (
  "method" => "digest", "algorithm" => "SHA-256", "realm" => "${REALM}", "require" => "valid-user"
))
alias.url = ("/api" => "${cgi}/api")
cgi.assign = ("api" => "")
`
}

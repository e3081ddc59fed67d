import { existsSync } from 'node:fs'

/** A server of another house that our client must get along with. It is used where it is installed. */
export interface Peer {
  /** For `describe`: says what to install when the tests below it are skipped. */
  readonly title: string
  readonly skip: boolean
  /** Throws when the peer is not there: in CI a missing peer is a failure, not a skip. */
  demand(): void
}

export function peer({
  name,
  files,
  packages = '',
  remedy = `apt-get install --no-install-recommends ${packages}`,
}: {
  name: string
  files: readonly string[]
  /** Debian packages. */
  packages?: string
  remedy?: string
}): Peer {
  const missing = files.filter((file) => !existsSync(file))
  const mustRun = process.platform === 'linux' && Boolean(process.env['CI'])
  return {
    title: missing.length === 0 ? name : `${name} (not installed: ${remedy})`,
    skip: missing.length > 0 && !mustRun,
    demand() {
      if (missing.length > 0) throw new Error(`${name}: ${missing.join(', ')} not found. Install it: ${remedy}`)
    },
  }
}

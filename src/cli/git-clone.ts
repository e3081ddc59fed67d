import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** The clone that a folder is in. */
export interface Clone {
  /** The folder that files of the repository are relative to. */
  readonly root: string
  /** Where its remote `origin` is; `undefined` without one, or for an address that is no host's, such as a folder. */
  readonly origin: { readonly host: string; readonly path: string } | undefined
}

/** The clone around a folder, from git's own files; `undefined` outside of any. Never rejects. */
export async function findClone(folder: string): Promise<Clone | undefined> {
  const config = await readConfig(join(folder, '.git'))
  if (config !== undefined) return { root: folder, origin: readAddress(originUrl(config)) }
  const above = dirname(folder)
  return above === folder ? undefined : findClone(above)
}

/**
 * A working tree made by `git worktree`, or of a submodule, has a file in the place of the folder, which says where the folder is;
 * that of a worktree says in `commondir` whose config counts (gitrepository-layout).
 */
async function readConfig(place: string): Promise<string | undefined> {
  const config = await read(join(place, 'config'))
  if (config !== undefined) return config
  const folder = /^gitdir: (.+?)\s*$/.exec((await read(place)) ?? '')?.[1]
  if (folder === undefined) return undefined
  const own = resolve(dirname(place), folder)
  const common = (await read(join(own, 'commondir')))?.trim() ?? '.'
  return read(join(resolve(own, common), 'config'))
}

function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

/** The first `url` in the section of `origin`: the one that git fetches from. Sections may be repeated (git-config). */
function originUrl(config: string): string {
  let isOrigin = false
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)?.[1]
    if (section !== undefined) isOrigin = /^remote\s+"origin"$/i.test(section)
    const url = /^\s*url\s*=\s*"?([^\s"#;]+)/i.exec(line)?.[1]
    if (isOrigin && url !== undefined) return url
  }
  return ''
}

/**
 * Host and path of an address as git takes it (git-clone, "GIT URLS"): a URL, or `user@host:path`. What stands before the host may be
 * a token, and is dropped here.
 */
function readAddress(url: string): Clone['origin'] {
  const [, scpHost, scpPath] = /^(?:[^@/:]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(url) ?? []
  const [host, path] =
    /^(?:https?|ssh|git):\/\//i.test(url) && URL.canParse(url) ? partsOf(new URL(url)) : [scpHost, scpPath]
  if (!host || path === undefined) return undefined
  return { host: host.toLowerCase(), path: path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '') }
}

/** The port of a page is that of the API as well; the port of ssh is not. */
function partsOf({ protocol, host, hostname, pathname }: URL): [string, string] {
  return [protocol.startsWith('http') ? host : hostname, pathname]
}

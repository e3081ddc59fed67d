import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const PACKAGES = join(import.meta.dirname, 'node_modules')
const INSTALL = 'npm ci --prefix scripts/pictures'
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** What is not on this machine, a sentence each; empty when pictures can be drawn. */
export function missingTools(): string[] {
  const browser = browserFile()
  return [
    ...(existsSync(PACKAGES) ? [] : [`The packages that draw are not installed. Run: ${INSTALL}`]),
    ...(existsSync(browser)
      ? []
      : [`There is no browser at ${browser}. Install Chromium, or name its program in the variable CHROMIUM.`]),
    ...(existsSync('/usr/bin/script')
      ? []
      : ['There is no /usr/bin/script, which gives a command a terminal. It is of util-linux, so use Linux.']),
  ]
}

export function browserFile(): string {
  return process.env['CHROMIUM'] ?? BROWSERS.find((file) => existsSync(file)) ?? '/usr/bin/chromium'
}

/** The text of a file of a package, such as a style sheet. */
export function packageText(path: string): string {
  return readFileSync(join(PACKAGES, path), 'utf8')
}

/** A file of a package as a URL that needs no network. */
export function dataUrl({ path, type }: { path: string; type: string }): string {
  return `data:${type};base64,${readFileSync(join(PACKAGES, path), 'base64')}`
}

/** By path, not by name: the compiler of the project must do without packages that nobody else installs. */
export function loadPackage(path: string): Promise<unknown> {
  return import(pathToFileURL(join(PACKAGES, path)).href)
}

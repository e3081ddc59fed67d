import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Peer, peer } from './peer.ts'

const FOLDER = fileURLToPath(new URL('../peers/clients/', import.meta.url))

/** Clients from npm that others wrote. They have a package of their own, which is installed apart. */
export function clientPackage(name: string): Peer & { load: () => Promise<unknown> } {
  const folder = `${FOLDER}node_modules/${name}`
  const entries = ['dist/index.js', 'src/index.js'].map((path) => `${folder}/${path}`)
  const entry = entries.find((path) => existsSync(path)) ?? `${folder}/package.json`
  return {
    ...peer({ name, files: [entry], remedy: 'npm ci --prefix test/peers/clients' }),
    load: () => import(pathToFileURL(entry).href),
  }
}

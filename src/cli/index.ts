#!/usr/bin/env node
import { homedir, hostname } from 'node:os'
import { text } from 'node:stream/consumers'
import manifest from '../../package.json' with { type: 'json' }
import { listenForInterruption } from './interruption.ts'
import { findConfigFolder } from './login-place.ts'
import { main } from './main.ts'
import { processTerminal } from './terminal.ts'

await main({
  words: process.argv.slice(2),
  version: manifest.version,
  nodeVersion: process.versions.node,
  world: {
    terminal: processTerminal(process),
    environment: process.env,
    userAgent: `${manifest.name}/${manifest.version}`,
    actor: () => ({
      host: hostname(),
      // `os.userInfo` throws where a user has no name, as in many containers.
      user: process.env['USER'] ?? process.env['USERNAME'] ?? String(process.getuid?.()),
      processId: process.pid,
      startedAt: new Date(),
    }),
    folder: () => process.cwd(),
    configFolder: () => findConfigFolder({ platform: process.platform, environment: process.env, home: homedir }),
    interruption: (onFirst) => listenForInterruption({ process, onFirst }),
    readStdin: () => text(process.stdin),
    finish(code) {
      process.exitCode = code
    },
  },
})

#!/usr/bin/env node
import { text } from 'node:stream/consumers'
import manifest from '../../package.json' with { type: 'json' }
import { listenForInterruption } from './interruption.ts'
import { main } from './main.ts'
import { processTerminal } from './terminal.ts'

await main({
  words: process.argv.slice(2),
  version: manifest.version,
  world: {
    terminal: processTerminal(process),
    environment: process.env,
    userAgent: `${manifest.name}/${manifest.version}`,
    interruption: (onFirst) => listenForInterruption({ process, onFirst }),
    readStdin: () => text(process.stdin),
    finish(code) {
      process.exitCode = code
    },
  },
})

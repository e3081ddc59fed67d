#!/usr/bin/env node
import { startSimulator } from '../simulator/server.ts'

const simulator = await startSimulator({ port: 0, speed: 600 })
process.stdout.write(`${JSON.stringify(simulator)}\n`)

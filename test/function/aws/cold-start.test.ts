import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { CURRENT, delivery } from '../support/delivery.ts'
import { eventOfVersion2 } from './support/gateway-events.ts'
import { WORKER } from './support/lambda-api.ts'

const ENTRY = new URL('../../../src/function/aws/index.ts', import.meta.url).href
/** A process that answers one event, and prints what it has loaded for that. */
const PROCESS = `
import { registerHooks } from 'node:module'
const loaded = []
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context) } })
const { handler } = await import(process.env.ENTRY)
const { statusCode } = await handler(JSON.parse(process.env.EVENT), {})
process.stdout.write('\\n' + JSON.stringify({ statusCode, loaded }))
`
/** Large, and none of a webhook's matters: the clients of Atlas, MongoDB, GitHub and AWS, the engine of runs, operations, policies. */
const LARGE =
  /node_modules\/(?:undici|mongodb|@octokit|@aws|jose|yaml)|src\/(?:operations\/index|plan\/engine|function\/broker\/open)/

test('a process that turns a forged webhook away loads nothing that it has no use for', async () => {
  const request = delivery({ body: {}, secret: 'of somebody else' })
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PROCESS], {
    env: {
      ENTRY,
      EVENT: JSON.stringify(eventOfVersion2({ request, isBase64: false })),
      GITHUB_WEBHOOK_SECRET: CURRENT,
      ATLAS_FUNCTION_WORKER: WORKER,
    },
    maxBuffer: 2 ** 24,
  })
  const { statusCode, loaded }: { statusCode: number; loaded: string[] } = JSON.parse(
    stdout.slice(stdout.lastIndexOf('\n')),
  )
  expect(statusCode).toBe(401)
  expect(loaded).toContain(ENTRY)
  expect(loaded.filter((url) => LARGE.test(url))).toEqual([])
})

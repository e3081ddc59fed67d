import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PATH, SECRET } from './answer-orchestrator.ts'

/** A pull request that was opened, as GitHub has sent it: 21,370 bytes, with the headers that GitHub sends. */
export function delivered(): Buffer {
  const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples')
  const events: readonly { readonly name: string; readonly examples: readonly object[] }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const body = Buffer.from(JSON.stringify(events.find(({ name }) => name === 'pull_request')?.examples[0]))
  const head = [
    `POST ${PATH} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: GitHub-Hookshot/044aadd',
    `Content-Length: ${body.length}`,
    'Accept: */*',
    'Content-Type: application/json',
    'X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'X-GitHub-Event: pull_request',
    'X-GitHub-Hook-ID: 292430182',
    'X-GitHub-Hook-Installation-Target-ID: 79929171',
    'X-GitHub-Hook-Installation-Target-Type: repository',
    `X-Hub-Signature: sha1=${createHmac('sha1', SECRET).update(body).digest('hex')}`,
    `X-Hub-Signature-256: sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

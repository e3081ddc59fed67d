import { createHmac } from 'node:crypto'
import events from '@octokit/webhooks-examples' with { type: 'json' }
import { PATH, SECRET } from './answer-orchestrator.ts'

/** A pull request that was opened, as GitHub has sent it: 21,370 bytes, with the headers that GitHub sends. */
export function delivered(): Buffer {
  // The package is an array, and its types say that the array is its `default`.
  const definitions = events as unknown as readonly { readonly name: string; readonly examples: readonly object[] }[]
  const body = Buffer.from(JSON.stringify(definitions.find(({ name }) => name === 'pull_request')?.examples[0]))
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

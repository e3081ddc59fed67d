import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ActionError } from '../../base/errors.ts'
import { sayError } from '../../plan/say-error.ts'
import type { Answering } from '../incoming-call.ts'
import type { Log } from '../log.ts'
import { unexpected } from '../unexpected.ts'
import { callOfRequest } from './call-of-request.ts'
import { respond } from './respond.ts'

export interface Listening {
  /** With the address and port that it got. */
  readonly url: string
  /** Takes no more requests, lets those that are being answered come to their end for a while, and ends. */
  close(): Promise<void>
}

const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 30_000
const LARGEST_HEADERS = 16 * 1024
/** Load balancers keep connections for 60 s (AWS, nginx), and whoever closes first must not be the server. */
const KEEP_ALIVE_MS = 65_000
/** Node looks every 30 s for what is late, and the limits above would be three times as long. */
const LOOK_EVERY_MS = 5_000
const FINISH_WITHIN_MS = 10_000

/** Answers HTTP/1.1. Rejects with an `ActionError` when the port cannot be had. */
export async function listen({
  answering,
  port,
  host,
  log,
}: {
  answering: Answering
  /** 0 is any that is free. */
  port: number
  host: string
  log: Log
}): Promise<Listening> {
  let isClosing = false
  const serve = (request: IncomingMessage, response: ServerResponse, beforeBody?: () => void): void => {
    const requestId = crypto.randomUUID()
    answering(callOfRequest({ request, beforeBody }))
      .catch((error: unknown) => unexpected({ error, requestId, log }))
      .then((answer) => respond({ request, response, answer, requestId, isLast: isClosing }))
      .catch((error: unknown) => {
        log('error', 'answer failed', { requestId, error: sayError(error) })
        response.destroy()
      })
  }
  const server = createServer(
    {
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: LARGEST_HEADERS,
      connectionsCheckingInterval: LOOK_EVERY_MS,
    },
    serve,
  )
  // A client that asks first is told to go on only when somebody wants its body.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) =>
    serve(request, response, () => response.writeContinue()),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) => reject(cannotListen({ host, port, why: message })))
    server.listen(port, host, resolve)
  })
  // Without a listener an error that comes later, such as too many open files, would end the process.
  server.on('error', (error) => log('error', 'server failed', { error: sayError(error) }))
  return {
    url: urlOf(server.address() as AddressInfo),
    async close() {
      isClosing = true
      const timer = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS)
      await new Promise<void>((resolve) => server.close(() => resolve()))
      clearTimeout(timer)
    },
  }
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

function cannotListen({ host, port, why }: { host: string; port: number; why: string }): ActionError {
  return new ActionError({
    code: 'CANNOT_LISTEN',
    message: `Nothing can listen on ${host}:${port}: ${why}.`,
    hint: 'Choose another --port, or 0 for any that is free; --host is an address of this machine.',
  })
}

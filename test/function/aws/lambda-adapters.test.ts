import { isUtf8 } from 'node:buffer'
import { createFront } from '../../../src/function/aws/create-front.ts'
import { adapterSuite, type StartAdapter } from '../adapters/adapter-suite.ts'
import type { SentRequest } from '../support/delivery.ts'
import { recordedRuns } from '../support/recorded-runs.ts'
import { eventOfVersion1, eventOfVersion2, type Gateway } from './support/gateway-events.ts'

const GATEWAYS: Readonly<Record<string, Gateway>> = {
  'a function URL (version 2.0)': { event: eventOfVersion2, encoding: 'where AWS needs it' },
  'a function URL (version 2.0), all in base64': { event: eventOfVersion2, encoding: 'base64' },
  'a REST API (version 1.0)': { event: eventOfVersion1, encoding: 'where AWS needs it' },
  'a REST API (version 1.0), all in base64': { event: eventOfVersion1, encoding: 'base64' },
}

/** AWS hands over as text what says that it is text and is not packed; that which is no text in truth is broken by it. */
const isText = ({ headers, body }: SentRequest) => {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  return !names.includes('content-encoding') && isUtf8(body)
}

for (const [name, { event, encoding }] of Object.entries(GATEWAYS)) {
  const start: StartAdapter = async ({ answering, log }) => {
    const front = createFront({ answering, runs: recordedRuns(), log })
    return {
      async send(request) {
        const isBase64 = encoding === 'base64' || !isText(request)
        const result = await front(event({ request, isBase64 }), { awsRequestId: crypto.randomUUID() })
        if (!('statusCode' in result)) throw new TypeError('no answer over HTTP')
        return { status: result.statusCode, headers: result.headers, json: JSON.parse(result.body) }
      },
      close: async () => {},
    }
  }
  adapterSuite(name, start)
}

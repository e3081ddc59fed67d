import type { SentRequest } from '../../support/delivery.ts'

export type ToEvent = (sent: {
  request: SentRequest
  isBase64: boolean
  stage?: string
}) => Readonly<Record<string, unknown>>

export interface Gateway {
  readonly event: ToEvent
  readonly encoding: 'base64' | 'where AWS needs it'
}

/** As function URLs and HTTP APIs send it (docs: "Request payload format" of function URLs): names of headers in lower case. */
export const eventOfVersion2: ToEvent = ({ request, isBase64, stage = '$default' }) => {
  const { method, path, query, headers, body } = parted(request)
  const rawPath = stage === '$default' ? path : `/${stage}${path}`
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: query,
    headers: { ...Object.fromEntries(lower), 'x-forwarded-proto': 'https' },
    requestContext: {
      accountId: 'anonymous',
      domainName: 'abc.lambda-url.us-east-1.on.aws',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '140.82.115.1' },
      requestId: '5d5b2a1c-0000-4000-8000-000000000000',
      routeKey: '$default',
      stage,
      timeEpoch: 1_795_000_000_000,
    },
    ...(body.length > 0 && { body: encoded({ body, isBase64 }) }),
    isBase64Encoded: isBase64,
  }
}

/** As REST APIs send it (docs: "Input format of a Lambda function for proxy integration"): names as the client wrote them. */
export const eventOfVersion1: ToEvent = ({ request, isBase64, stage = 'prod' }) => {
  const { method, path, headers, body } = parted(request)
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: { path: `/${stage}${path}`, stage, httpMethod: method, protocol: 'HTTP/1.1' },
    body: body.length > 0 ? encoded({ body, isBase64 }) : null,
    isBase64Encoded: isBase64,
  }
}

function parted({ path: target, headers, body, method }: SentRequest) {
  const [path = '', query = ''] = target.split('?')
  return { method, path, query, body, headers: { ...headers, 'Content-Length': String(body.length) } }
}

function encoded({ body, isBase64 }: { body: Uint8Array; isBase64: boolean }): string {
  return Buffer.from(body).toString(isBase64 ? 'base64' : 'utf8')
}

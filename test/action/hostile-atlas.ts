import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export const PROJECT_ID = '5a0a1e7e0f2912c554080adc'
/** Another project, in which nothing may be read but the project itself. */
export const OTHER_ID = '5a0a1e7e0f2912c554080add'

/** A server in the place of Atlas that puts `text` wherever Atlas's API has text of somebody's choice. It takes any credential. */
export async function hostileAtlas(text: string): Promise<string> {
  const answers = answersWith(text)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://atlas').pathname.replace('/api/atlas/v2', '')
    const answer = request.method === 'GET' ? answers[path] : undefined
    response.writeHead(answer === undefined ? 400 : 200, {
      'Content-Type': 'application/json',
      Sunset: text.replace(/[^\x20-\x7e]/g, ' '),
    })
    response.end(JSON.stringify(answer ?? refusal(text)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const refusal = (text: string) => ({
  error: 400,
  errorCode: text,
  detail: text,
  reason: text,
  parameters: [text, { toString: text }],
  badRequestDetail: { fields: [{ field: text, description: text }] },
})

function answersWith(text: string): Readonly<Record<string, unknown>> {
  const page = (item: object) => ({ results: [item], totalCount: 1, links: [] })
  const tags = [{ key: text, value: text }]
  const project = { id: PROJECT_ID, name: text, orgId: text, created: text, clusterCount: 0, tags }
  const cluster = {
    name: text,
    groupId: PROJECT_ID,
    stateName: 'IDLE',
    mongoDBVersion: text,
    tags,
    connectionStrings: { standard: 'mongodb://host.mongodb.net:27017/?a=##[error]b|`<b>`', standardSrv: text },
    replicationSpecs: [
      { regionConfigs: [{ providerName: text, regionName: text, electableSpecs: { instanceSize: text } }] },
    ],
  }
  const entry = { cidrBlock: text, ipAddress: text, comment: text, deleteAfterDate: text }
  return {
    '': { appName: text, build: text, apiKey: { roles: [{ roleName: text, orgId: text, groupId: text }] } },
    '/orgs': page({ id: PROJECT_ID, name: text }),
    '/groups': page(project),
    [`/groups/${PROJECT_ID}`]: project,
    [`/groups/${OTHER_ID}`]: { ...project, id: OTHER_ID },
    [`/groups/${PROJECT_ID}/clusters`]: page(cluster),
    [`/groups/${PROJECT_ID}/flexClusters`]: { results: [], links: [] },
    [`/groups/${PROJECT_ID}/clusters/pr-42`]: cluster,
    [`/groups/${PROJECT_ID}/clusters/pr-43`]: { ...cluster, name: 'pr-43' },
    [`/groups/${PROJECT_ID}/accessList`]: page(entry),
  }
}

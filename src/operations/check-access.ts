import * as z from 'zod/mini'
import { once } from '../base/once.ts'
import { safeText } from '../base/text.ts'
import { defineOperation } from './operation.ts'
import { readAnswer } from './subject/answer.ts'

const role = once(() =>
  z.looseObject({
    roleName: z._default(z.string(), ''),
    orgId: z.optional(z.string()),
    groupId: z.optional(z.string()),
  }),
)
const status = once(() =>
  z.looseObject({
    appName: z._default(z.string(), ''),
    build: z._default(z.string(), ''),
    apiKey: z.nullish(z.looseObject({ roles: z._default(z.array(role()), []) })),
  }),
)

export const checkAccess = defineOperation({
  name: 'check-access',
  summary: 'Check that Atlas accepts the credentials from here, and say what they may do.',
  effect: 'read',
  subject: 'nothing',
  params: {},
  outputs: {
    applicationName: { describe: 'What answered: `MongoDB Atlas`.' },
    build: { describe: 'Build of the service that answered.' },
    credentialKind: { describe: '`api-key`, `service-account` or `access-token`.' },
    roles: { describe: 'List of { role, org-id, project-id }; Atlas tells them for API keys only.' },
    organizationCount: { describe: 'How many organizations the credentials can see.' },
  },
  async step({ atlas }) {
    const root = readAnswer({
      schema: status,
      answer: await atlas.call('getSystemStatus', {}),
      from: 'getSystemStatus',
    })
    const organizations = await atlas.list('listOrgs', {})
    const roles = (root.apiKey?.roles ?? []).map(({ roleName, orgId, groupId }) => ({
      role: safeText(roleName),
      ...(orgId && { 'org-id': safeText(orgId) }),
      ...(groupId && { 'project-id': safeText(groupId) }),
    }))
    return {
      status: 'done',
      change: 'unchanged',
      outputs: {
        applicationName: safeText(root.appName),
        build: safeText(root.build),
        credentialKind: atlas.credentialKind,
        roles,
        organizationCount: organizations.length,
      },
    }
  },
})

import { safeText } from '../base/text.ts'
import { defineOperation } from './operation.ts'
import { optional } from './param.ts'
import { orgId, readProject } from './subject/project.ts'

export const listProjects = defineOperation({
  name: 'list-projects',
  summary: 'List every project that the credentials can see.',
  effect: 'read',
  subject: 'organization',
  params: { orgId: optional({ ...orgId, describe: 'Only the projects of this organization.' }) },
  outputs: {
    projects: { describe: 'List of { id, name, org-id, cluster-count, tags }.' },
    count: { describe: 'How many there are.' },
  },
  async step({ atlas, params: { orgId } }) {
    const answers = await (orgId === undefined
      ? atlas.list('listGroups', {})
      : atlas.list('getOrgGroups', { path: { orgId } }))
    const projects = answers.map(readProject).map(({ id, name, orgId, clusterCount = 0, tags }) => ({
      id,
      name: safeText(name),
      'org-id': safeText(orgId),
      'cluster-count': clusterCount,
      tags: Object.fromEntries(tags.map(({ key, value }) => [safeText(key), safeText(value)])),
    }))
    return { status: 'done', change: 'unchanged', outputs: { projects, count: projects.length } }
  },
})

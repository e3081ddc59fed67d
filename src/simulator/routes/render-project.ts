import type { Call } from '../route.ts'
import type { Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'

/** Recorded: a project by itself links to its parts, a project in a list only to itself. */
const PARTS = ['containers', 'clusters', 'databaseUsers', 'peers', 'processes', 'whitelist']

/** A project as the API shows it. */
export function renderProject(project: Project, call: Call, shown: { parts: boolean; emptyTags: boolean }): object {
  const path = `/groups/${project.id}`
  const parts = shown.parts ? PARTS : []
  return {
    clusterCount: project.clusters.length,
    created: timestamp(project.createdAt),
    id: project.id,
    links: [
      { href: call.link(path), rel: 'self' },
      ...parts.map((part) => ({ href: call.link(`${path}/${part}`), rel: `https://cloud.mongodb.com/${part}` })),
    ],
    name: project.name,
    orgId: project.orgId,
    ...(project.restriction ? { regionUsageRestrictions: project.restriction } : {}),
    ...(project.tags.length > 0 || shown.emptyTags ? { tags: project.tags } : {}),
    withDefaultAlertsSettings: project.withDefaultAlertsSettings,
  }
}

export const whole = { parts: true, emptyTags: true }
export const inList = { parts: false, emptyTags: true }

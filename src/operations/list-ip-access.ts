import { safeText } from '../base/text.ts'
import { defineOperation } from './operation.ts'
import { entryValueOf, listEntries } from './subject/access-entry.ts'
import { checkProjectReference, projectIdOf, projectReference } from './subject/project.ts'

export const listIpAccess = defineOperation({
  name: 'list-ip-access',
  summary: 'List every entry of the network access list of a project.',
  effect: 'read',
  subject: 'project',
  params: projectReference,
  outputs: {
    entries: { describe: 'List of { entry, comment, expires-at }.' },
    count: { describe: 'How many there are.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory }) {
    const projectId = await projectIdOf({ atlas, params, memory })
    const entries = (await listEntries({ atlas, projectId })).map((entry) => ({
      entry: entryValueOf(entry),
      comment: safeText(entry.comment),
      ...(entry.deleteAfterDate !== undefined && { 'expires-at': entry.deleteAfterDate }),
    }))
    return { status: 'done', change: 'unchanged', outputs: { entries, count: entries.length } }
  },
})

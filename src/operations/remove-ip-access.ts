import { isDeletionDue } from './deletion.ts'
import { rememberWrite, sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { optional, text } from './param.ts'
import {
  accessEntry,
  canonicalReference,
  checkEntryReference,
  entryValueOf,
  findAccessEntry,
} from './subject/access-entry.ts'
import { checkProjectReference, findProject, isProjectGone, projectReference } from './subject/project.ts'

export const removeIpAccess = defineOperation({
  name: 'remove-ip-access',
  summary: 'Ensure that an entry is not in the network access list. Open connections may live on.',
  effect: 'destroy',
  subject: 'access-entry',
  lane: 'access-list',
  params: {
    ...projectReference,
    ...accessEntry,
    ifCommentContains: optional(
      text({
        describe: 'Remove the entry only if its comment holds this text; otherwise leave it to its owner.',
        expected: 'at most 80 characters without control characters',
        pattern: /^[^\p{Cc}]{1,80}$/u,
      }),
    ),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    entry: { describe: 'The entry that is gone, as Atlas names it.' },
  },
  check: ({ given }) => [...checkProjectReference(given), ...checkEntryReference(given)],
  async step({ atlas, params, memory }) {
    const entryValue = entryValueOf(canonicalReference(params))
    const sent = sentWrite(memory, 'delete')
    const gone = { status: 'done', change: sent ? 'deleted' : 'unchanged', outputs: { entry: entryValue } } as const
    try {
      const projectId = params.projectId ?? memory.projectId ?? (await findProject({ atlas, reference: params }))?.id
      if (projectId === undefined) return gone
      memory.projectId = projectId
      const found = await findAccessEntry({ atlas, projectId, entryValue })
      if (found === undefined) return { ...gone, outputs: { projectId, entry: entryValue } }
      const mark = params.ifCommentContains
      if (mark !== undefined && !found.comment.includes(mark)) {
        return { status: 'skipped', why: `the entry ${entryValue} belongs to somebody else by now, and is left alone.` }
      }
      const now = atlas.now()
      const waiting = {
        status: 'waiting',
        doing: 'closing the network access list',
        checkAgainInMs: sent ? 3_000 : 500,
      } as const
      if (!isDeletionDue({ memory, write: 'delete', what: `entry ${entryValue}`, now })) return waiting
      rememberWrite({ memory, name: 'delete', now })
      await atlas.find('deleteGroupAccessListEntry', {
        path: { groupId: projectId, entryValue: entryValueOf(found) },
        absent: ['ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND'],
      })
      return {
        status: 'waiting',
        doing: 'closing the network access list',
        checkAgainInMs: sent === undefined ? 500 : 3_000,
      }
    } catch (error) {
      if (isProjectGone(error)) return gone
      throw error
    }
  },
})

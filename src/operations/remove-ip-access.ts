import { dueDeletion } from './deletion.ts'
import { sendWrite, sentWrite } from './memory.ts'
import type { Memory } from './operation.ts'
import { defineOperation } from './operation.ts'
import { flag, optional, text, withDefault } from './param.ts'
import { accessEntry, checkEntryReference, entryValueOf, findAccessEntry } from './subject/access-entry.ts'
import { COMMENT_PATTERN, commentAfterLeaving, isMark, leasedBy, marksIn, SHARED } from './subject/access-mark.ts'
import { deleteEntry, sendEntry } from './subject/access-write.ts'
import { checkProjectReference, findProject, isProjectGone, projectReference } from './subject/project.ts'
import { runnerReference } from './subject/runner-reference.ts'

const SURE_AFTER_MS = 8_000

export const removeIpAccess = defineOperation({
  name: 'remove-ip-access',
  summary: 'Ensure that an entry is not in the network access list. Open connections may live on.',
  effect: 'destroy',
  subject: 'access-entry',
  lane: 'access-list',
  params: {
    ...projectReference,
    ...accessEntry,
    runner: withDefault(
      false,
      flag({
        describe:
          'Only what this job (on a terminal: this user) has added for ip-address or, without it, for the public IPv4 address of this runner; other jobs that share the entry keep it.',
      }),
    ),
    ifCommentContains: optional(
      text({
        describe: 'Remove the entry only if its comment holds this text; otherwise leave it to its owner.',
        expected: 'at most 80 characters without control characters',
        pattern: COMMENT_PATTERN,
      }),
    ),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    entry: { describe: 'The entry that is gone, as Atlas names it.' },
  },
  check: ({ params, given }) => [
    ...checkProjectReference(given),
    ...checkEntryReference(given, { orRunner: params.runner !== false }),
  ],
  async step({ atlas, params, memory, owner, random, outside }) {
    const reference = await runnerReference({ params, memory, outside })
    const entryValue = entryValueOf(reference)
    const sent = sentWrite(memory, 'delete')
    const leaving = sentWrite(memory, 'post') !== undefined
    const change = sent ? 'deleted' : leaving ? 'updated' : 'unchanged'
    const gone = { status: 'done', change, outputs: { entry: entryValue } } as const
    try {
      const projectId = params.projectId ?? memory.projectId ?? (await findProject({ atlas, reference: params }))?.id
      if (projectId === undefined) return gone
      memory.projectId = projectId
      const outputs = { projectId, entry: entryValue }
      const found = await findAccessEntry({ atlas, projectId, entryValue })
      const now = atlas.now()
      const mark = params.ifCommentContains ?? (params.runner ? leasedBy(owner.mark) : undefined)
      const unsure = mark !== undefined && isMark(mark) && !sent && !leaving && isNewsToCome({ memory, now })
      const looking = { status: 'waiting', doing: 'making sure that nothing is left', checkAgainInMs: 9_000 } as const
      if (found === undefined) return unsure ? looking : { ...gone, outputs }
      if (mark !== undefined) {
        if (!found.comment.includes(mark)) {
          if (sent || leaving) return { status: 'done', change, outputs }
          if (unsure && marksIn(found.comment).length > 0) return looking
          const what =
            isMark(mark) && found.comment === SHARED
              ? 'is shared by more jobs than its comment has room for, and stays until it expires.'
              : 'belongs to somebody else by now, and is left alone.'
          return { status: 'skipped', why: `the entry ${entryValue} ${what}` }
        }
        if ((params.runner || isMark(mark)) && found.deleteAfterDate === undefined) {
          return { status: 'skipped', why: `the entry ${entryValue} is permanent by now, and is left alone.` }
        }
        const comment = commentAfterLeaving({ comment: found.comment, mark })
        if (comment !== undefined) {
          const expiresAt = found.deleteAfterDate === undefined ? undefined : new Date(found.deleteAfterDate)
          const wanted = { reference, comment, expiresAt }
          return sendEntry({ atlas, projectId, wanted, memory, random, doing: 'leaving the entry to other jobs' })
        }
      }
      const waiting = {
        status: 'waiting',
        doing: 'closing the network access list',
        checkAgainInMs: sent ? 3_000 : 500,
      } as const
      const what = `entry ${entryValue}`
      if (dueDeletion({ memory, write: 'delete', what, now }) === undefined) return waiting
      const send = () => deleteEntry({ atlas, projectId, entryValue: entryValueOf(found) })
      await sendWrite({ memory, name: 'delete', what, now, send })
      return waiting
    } catch (error) {
      if (isProjectGone(error)) return gone
      throw error
    }
  },
})

/** What a job has sent right before it was cancelled cannot be read for some seconds (documented): a first look proves nothing. */
function isNewsToCome({ memory, now }: { memory: Memory; now: Date }): boolean {
  memory.waitingSince ??= now.getTime()
  return now.getTime() - memory.waitingSince < SURE_AFTER_MS
}

import type { Issue } from '../base/errors.ts'
import { sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { duration, flag, optional, text, withDefault } from './param.ts'
import { findCover, isWide } from './subject/access-cover.ts'
import {
  type AccessEntry,
  accessEntry,
  checkEntryReference,
  entryValueOf,
  findAccessEntry,
  isEntry,
  listEntries,
} from './subject/access-entry.ts'
import { leaseComment } from './subject/access-lease.ts'
import { COMMENT_PATTERN, marksIn, SHARED, withoutMarks } from './subject/access-mark.ts'
import { freeRoom, noteFull } from './subject/access-room.ts'
import { awaitActive, fits, sendEntry, type WantedEntry } from './subject/access-write.ts'
import { checkProjectReference, projectIdOf, projectReference } from './subject/project.ts'
import { runnerReference } from './subject/runner-reference.ts'

const WEEK = { ms: 7 * 86_400_000, words: '`7d`' }
/** No job on a hosted runner is longer; post usually closes the door long before. */
const LEASE_MS = 6 * 3_600_000
const SHORTEST_MS = 60_000
/** Documented for a project; Atlas has the last word, since the limit can be another. */
const USUAL_LIMIT = 200

export const addIpAccess = defineOperation({
  name: 'add-ip-access',
  summary: 'Let an address, a range or a security group through to the clusters of a project, and wait until it works.',
  effect: 'write',
  subject: 'access-entry',
  lane: 'access-list',
  params: {
    ...projectReference,
    ...accessEntry,
    comment: optional(
      text({
        describe: 'Comment of the entry.',
        expected: 'at most 80 characters without control characters',
        pattern: COMMENT_PATTERN,
      }),
    ),
    expiresAfter: optional(
      duration({ describe: 'When Atlas is to remove the entry by itself, counted from now.', most: WEEK }),
    ),
    runner: withDefault(
      false,
      flag({
        describe:
          'For this job only, and for ip-address or, without it, the public IPv4 address of this runner, on which two services must agree: an entry that lets it in already is used as it is, and the end of the job takes back what this job has added.',
      }),
    ),
    allowWideCidr: withDefault(false, flag({ describe: 'Accept a range wider than /24 (IPv6: /64).' })),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    ipAddress: { describe: 'The address that was let in.' },
    entry: { describe: 'The entry that lets it in, as Atlas names it.' },
    expiresAt: { describe: 'When Atlas removes the entry by itself, if it does.' },
  },

  check({ params, given }) {
    const issues: Issue[] = [
      ...checkProjectReference(given),
      ...checkEntryReference(given, { orRunner: params.runner !== false }),
    ]
    if (given('awsSecurityGroup') && given('expiresAfter')) {
      issues.push({ message: 'expires-after: Atlas does not expire security groups.', hint: 'Leave it out.' })
    }
    if (params.expiresAfter !== undefined && params.expiresAfter < SHORTEST_MS) {
      issues.push({ message: 'expires-after: too short to be of use.', hint: 'Give `1m` or more.' })
    }
    const { cidrBlock } = params
    if (cidrBlock !== undefined && params.allowWideCidr !== true && isWide(cidrBlock)) {
      issues.push({
        message: `cidr-block: \`${cidrBlock}\` is wider than /24 (IPv6: /64) and lets strangers reach the cluster.`,
        hint: 'Give a narrower range, or say `allow-wide-cidr: true`.',
      })
    }
    return issues
  },

  async step({ atlas, params, memory, owner, random, outside }) {
    const projectId = await projectIdOf({ atlas, params, memory })
    const reference = await runnerReference({ params, memory, outside })
    const entryValue = entryValueOf(reference)
    const { ipAddress } = reference
    const { mark } = owner
    const posted = sentWrite(memory, 'post') !== undefined
    // The list answers also where the entry is absent; a refusal would not tell the time.
    const entries = posted ? undefined : await listEntries({ atlas, projectId })
    const entry = entries
      ? entries.find((entry) => isEntry({ entry, entryValue }))
      : await findAccessEntry({ atlas, projectId, entryValue })
    const cover = params.runner && ipAddress !== undefined && entries && findCover({ entries, address: ipAddress })
    // Not before the first answer: until then the time is the runner's own, which may be hours off.
    const now = atlas.now()
    const address = ipAddress === undefined ? {} : { ipAddress }
    if (cover) {
      const used = entryValueOf(cover)
      const pending = await awaitActive({ atlas, projectId, entryValue: used, memory, isOurs: false })
      return pending ?? { status: 'done', change: 'unchanged', outputs: { projectId, ...address, entry: used } }
    }

    if (entries && (memory.isListFull || (entry === undefined && entries.length >= USUAL_LIMIT))) {
      const freeing = await freeRoom({ atlas, projectId, entries, wanted: entryValue, owner, outside, memory })
      if (freeing) return freeing
    }

    const spanMs = params.expiresAfter ?? (params.runner ? LEASE_MS : undefined)
    const expiresAt = expiryOf({ entry, now, spanMs })
    const words = params.comment ?? ''
    const comment = params.runner
      ? await leaseComment({ present: entry, words, owner, outside })
      : (params.comment ?? keptComment({ entry, expiresAt }))
    const wanted: WantedEntry = { reference, comment, expiresAt }
    if (params.runner && ipAddress !== undefined && memory.leased !== true && comment.includes(mark)) {
      memory.leased = true
      const lease = { 'project-id': projectId, 'ip-address': ipAddress, 'if-comment-contains': mark }
      return {
        status: 'waiting',
        doing: 'noting what the end of the job has to take back',
        checkAgainInMs: 0,
        lease: { operation: 'remove-ip-access', params: lease },
      }
    }
    if (!posted) memory.existed = entry !== undefined
    if (entry === undefined || !fits({ entry, wanted, now, spanMs })) {
      const doing = 'opening the network access list'
      return noteFull({ memory, now, send: () => sendEntry({ atlas, projectId, wanted, memory, random, doing }) })
    }
    const marks = marksIn(entry.comment)
    const isOurs = marks.length > 0 ? marks.every((each) => each === mark) : posted && memory.existed === false
    const pending = await awaitActive({
      atlas,
      projectId,
      entryValue: entryValueOf(entry),
      memory,
      isOurs: isOurs && (!params.runner || entry.deleteAfterDate !== undefined),
    })
    if (pending) return pending
    return {
      status: 'done',
      change: !posted ? 'unchanged' : memory.existed ? 'updated' : 'created',
      outputs: {
        projectId,
        entry: entryValue,
        ...address,
        ...(entry.deleteAfterDate !== undefined && { expiresAt: entry.deleteAfterDate }),
      },
    }
  },
})

/** When the entry is to expire: never earlier than it does already, and never at all if it is permanent, which Atlas keeps so. */
function expiryOf({
  entry,
  now,
  spanMs,
}: {
  entry: AccessEntry | undefined
  now: Date
  spanMs: number | undefined
}): Date | undefined {
  if (spanMs === undefined || (entry !== undefined && entry.deleteAfterDate === undefined)) return undefined
  return new Date(Math.max(now.getTime() + spanMs, Date.parse(entry?.deleteAfterDate ?? '') || 0))
}

/** The comment that is there, without the marks by which jobs would take the entry back when they end. */
function keptComment({ entry, expiresAt }: { entry: AccessEntry | undefined; expiresAt: Date | undefined }): string {
  const present = entry?.comment ?? ''
  const kept = withoutMarks(present)
  // An empty comment is not sent, and it is not known whether Atlas then keeps the one that it has.
  return kept === '' && present !== '' && expiresAt !== undefined ? SHARED : kept
}

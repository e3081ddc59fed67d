import type { Issue } from '../base/errors.ts'
import { sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { duration, flag, optional, text, withDefault } from './param.ts'
import { findCover, isWide } from './subject/access-cover.ts'
import {
  type AccessEntry,
  accessEntry,
  canonicalReference,
  checkEntryReference,
  entryValueOf,
  findAccessEntry,
  isEntry,
  readAccessEntry,
} from './subject/access-entry.ts'
import { awaitActive, fits, sendEntry, type WantedEntry } from './subject/access-write.ts'
import { checkProjectReference, projectIdOf, projectReference } from './subject/project.ts'

const WEEK = { ms: 7 * 86_400_000, words: '`7d`' }
/** No job on a hosted runner is longer; post usually closes the door long before. */
const LEASE_MS = 6 * 3_600_000
const LONGEST_COMMENT = 80

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
        pattern: /^[^\p{Cc}]{1,80}$/u,
      }),
    ),
    expiresAfter: optional(
      duration({ describe: 'When Atlas is to remove the entry by itself, counted from now.', most: WEEK }),
    ),
    runner: withDefault(
      false,
      flag({
        describe:
          'For this job only: ip-address is the address of this runner; an entry that lets it in already is used as it is, and the end of the job takes back what this job has added.',
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
    const issues: Issue[] = [...checkProjectReference(given), ...checkEntryReference(given)]
    if (params.runner === true && !given('ipAddress')) {
      issues.push({ message: 'runner: the address of the runner is missing.', hint: 'Give it as ip-address.' })
    }
    if (given('awsSecurityGroup') && given('expiresAfter')) {
      issues.push({ message: 'expires-after: Atlas does not expire security groups.', hint: 'Leave it out.' })
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

  async step({ atlas, params, memory, owner, random }) {
    const projectId = await projectIdOf({ atlas, params, memory })
    const reference = canonicalReference(params)
    const entryValue = entryValueOf(reference)
    const { ipAddress } = reference
    const now = atlas.now()
    const spanMs = params.expiresAfter ?? (params.runner ? LEASE_MS : undefined)

    if (params.runner && ipAddress !== undefined && memory.leased !== true) {
      const entries = (await atlas.list('listGroupAccessListEntries', { path: { groupId: projectId } })).map(
        readAccessEntry,
      )
      const cover = findCover({ entries, address: ipAddress })
      if (cover)
        return { status: 'done', change: 'unchanged', outputs: { projectId, ipAddress, entry: entryValueOf(cover) } }
      const present = entries.find((entry) => isEntry({ entry, entryValue }))
      memory.leased = true
      if (present === undefined || present.comment.includes(owner.mark)) {
        const lease = { 'project-id': projectId, 'ip-address': ipAddress, 'if-comment-contains': owner.mark }
        return {
          status: 'waiting',
          doing: 'noting what the end of the job has to take back',
          checkAgainInMs: 0,
          lease: { operation: 'remove-ip-access', params: lease },
        }
      }
    }

    const entry = await findAccessEntry({ atlas, projectId, entryValue })
    const wanted: WantedEntry = {
      reference,
      comment: commentOf({ params, mark: owner.mark, present: entry?.comment }),
      // Atlas refuses to make a permanent entry temporary.
      expiresAt: spanMs === undefined || isPermanent(entry) ? undefined : new Date(now.getTime() + spanMs),
    }
    if (sentWrite(memory, 'post') === undefined) memory.existed = entry !== undefined
    if (entry === undefined || !fits({ entry, wanted, now, spanMs })) {
      return sendEntry({ atlas, projectId, wanted, memory, random })
    }
    const pending = await awaitActive({ atlas, projectId, entryValue: entryValueOf(entry), memory })
    if (pending) return pending
    const sent = sentWrite(memory, 'post')
    return {
      status: 'done',
      change: sent === undefined ? 'unchanged' : memory.existed ? 'updated' : 'created',
      outputs: {
        projectId,
        entry: entryValue,
        ...(ipAddress !== undefined && { ipAddress }),
        ...(entry.deleteAfterDate !== undefined && { expiresAt: entry.deleteAfterDate }),
      },
    }
  },
})

function isPermanent(entry: AccessEntry | undefined): boolean {
  return entry !== undefined && entry.deleteAfterDate === undefined
}

/** A lease carries the mark whole and cuts the human part; somebody else's entry for the same address keeps its own comment. */
function commentOf({
  params,
  mark,
  present,
}: {
  params: { runner: boolean; comment?: string }
  mark: string
  present: string | undefined
}): string {
  if (!params.runner) return params.comment ?? present ?? ''
  if (present !== undefined && !present.includes(mark)) return present
  return `${mark} ${params.comment ?? ''}`.slice(0, LONGEST_COMMENT).trim()
}

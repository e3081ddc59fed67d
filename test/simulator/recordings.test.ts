import { describe, expect, test } from 'vitest'
import { haveRecordings, readRecordings } from './recording.ts'
import { isServed, type Replayed, replay } from './replay.ts'

interface Exception {
  /** Begins the names of the exchanges that it is for. */
  readonly exchanges: string
  /** Every difference that they may have begins with one of these. */
  readonly differences: readonly string[]
  readonly why: string
}

const EXCEPTIONS: readonly Exception[] = [
  {
    exchanges: 'generic-alertsettings: TestAlertConfig/List',
    differences: ['key .results[].severityOverride is missing'],
    why: 'the recorded project is years old, and somebody gave one of its hundred configurations a severity of its own',
  },
  {
    exchanges: 'clusters-upgrade: TestSharedClusterUpgrade/Upgrade_to_dedicated_tier 1',
    differences: ['key .deleteAfterDate is missing'],
    why: 'the recorded installation is one for development, which deletes clusters after twelve hours',
  },
  {
    exchanges: 'iam-atlasorgapikeys: TestAtlasOrgAPIKeys/List',
    differences: ['key .results[].roles[].groupId is missing'],
    why: 'the recorded organization has other keys, with roles in projects that no recorded exchange makes',
  },
  {
    exchanges: 'iam-atlasorgs: TestAtlasOrgs/List_Org_Users',
    differences: [
      'key .results[].roles.groupRoleAssignments[]',
      'key .results[].invitation',
      'key .results[].inviterUsername is missing',
    ],
    why: 'the recorded organization has users who own projects, and users who were invited and have not answered',
  },
]

const exceptionFor = ({ name, differences }: Replayed) =>
  EXCEPTIONS.find(
    (exception) =>
      name.startsWith(exception.exchanges) &&
      differences.every((difference) => exception.differences.some((allowed) => difference.startsWith(allowed))),
  )

describe.skipIf(!haveRecordings)('the recordings of the real service (needs ../shared/atlas/recordings)', () => {
  test('are answered alike: status, headers, error code, state and keys of the body', { timeout: 60_000 }, async () => {
    const files = [...readRecordings().values()]
    const replayed: Replayed[] = []
    for (const recordings of files) replayed.push(...(await replay(recordings)))
    const differing = replayed.filter(({ differences }) => differences.length > 0)
    const others = files.flat().filter((recording) => !isServed(recording)).length

    console.log(
      `${replayed.length - differing.length} of ${replayed.length} exchanges match; ${others} are of routes not served`,
    )
    for (const exchange of differing) console.log(`${exchange.name}: ${exceptionFor(exchange)?.why ?? 'NOT EXPLAINED'}`)

    expect(differing.filter((exchange) => !exceptionFor(exchange))).toEqual([])
    const unused = EXCEPTIONS.filter((exception) => !differing.some((exchange) => exceptionFor(exchange) === exception))
    expect(unused).toEqual([])
  })
})

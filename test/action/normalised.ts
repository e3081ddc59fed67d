import type { ActionRun, World } from '../support/world.ts'

/** A text without what differs from run to run: ids, times, ports, secrets. */
export function normalised(text: string, { simulator }: World): string {
  return text
    .replaceAll(simulator.url, 'http://<simulator>')
    .replaceAll(simulator.orgId, '<organization>')
    .replaceAll(simulator.privateKey, '<private key>')
    .replaceAll(simulator.clientSecret, '<client secret>')
    .replace(/add-mask::eyJ[\w.-]+/g, 'add-mask::<access token>')
    .replace(/add-mask::bWRi\S+%253D/g, 'add-mask::<Basic pair, URI-encoded>')
    .replace(/add-mask::bWRi\S+/g, 'add-mask::<Basic pair>')
    .replace(/(?<=%253A)[A-Za-z0-9]{40}(?=%2540)|\b[A-Za-z0-9]{40}\b/g, '<password>')
    .replace(/\b[0-9a-f]{24}\b/g, '<id>')
    .replace(/\b20\d\d-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/, \d+ (?:d|h|min|s)(?: \d+ (?:h|min|s))?$/gm, ', <duration>')
    .replace(/\| \d+ (?:d|h|min|s)(?: \d+ (?:h|min|s))? \|$/gm, '| <duration> |')
    .replace(/^( {2}[\w-]+:(?:crit, )?)\d+, \d+$/gm, '$1<from>, <to>')
    .replace(/^( {2}tickInterval) \d+\w+$/gm, '$1 <tick>')
    .replace(/\.[a-z0-9]{6,7}\.mongodb(gov)?\.net/g, '.<hash>.mongodb$1.net')
}

/** What the user sees of a run, as one text. Steps run side by side, so the log is told step by step. */
export function seen(run: ActionRun, world: World): string {
  const { outputs, state } = run
  return normalised(
    [
      `exit code ${run.exitCode}`,
      '--- LOG',
      ...byStep(run.lines),
      '--- OUTPUTS',
      ...Object.entries(outputs).map(([name, value]) => `${name}=${value}`),
      '--- STATE',
      ...Object.entries(state).map(([name, value]) => `${name}=${value}`),
      '--- SUMMARY',
      run.summary.trim(),
    ].join('\n'),
    world,
  )
    .replace(/^(….*)(?:\n\1)+$/gm, '$1')
    .concat('\n')
}

/** Lines that belong to no step first, then those of each step in their order. */
function byStep(lines: readonly string[]): string[] {
  const steps = new Map<string, string[]>([['', []]])
  let group: string | undefined
  for (const line of lines) {
    const began = /^::group::\S+ ([\w-]+)/.exec(line)?.[1]
    const owner = began ?? group ?? /^… ([\w-]+): /.exec(line)?.[1] ?? ''
    if (began !== undefined) group = began
    if (line === '::endgroup::') group = undefined
    steps.set(owner, [...(steps.get(owner) ?? []), line])
  }
  return [...steps.values()].flat()
}

/** The requests, told resource by resource, each once in a row: how often one polls depends on the machine. */
export function sent(world: World): string {
  const paths = world.requests().map((request) => normalised(request.replace('/api/atlas/v2', ''), world))
  const resources = Map.groupBy(
    paths,
    (path) => /oauth|accessList|databaseUsers|clusters\/[^/]+\/status|clusters/i.exec(path)?.[0] ?? 'groups',
  )
  const once = (list: readonly string[]) => list.filter((path, index) => path !== list[index - 1])
  return `${[...resources.values()].map((list) => once(list).join('\n')).join('\n\n')}\n`
}

import { kebabCase } from '../../base/text.ts'
import { type Report, shownName } from '../../plan/draft.ts'
import type { Mapping } from '../../plan/yaml-tree.ts'
import { givenNames } from './read-keys.ts'
import { TOP_BLOCKS, TOP_KEYS } from './spec-keys.ts'

export type Isolation = 'project' | 'cluster' | 'database'

interface Rules {
  /** Keys that have to be there, each with what it is for. */
  readonly needs: Readonly<Record<string, string>>
  /** Keys that have no meaning, each with the reason, and with what to do. */
  readonly refuses: Readonly<Record<string, { readonly why: string; readonly hint: string }>>
}

const ID = 'its id of 24 characters 0-9 and a-f'
const NEW_CLUSTER = 'what it is to be, at least `tier` and `region`'
const LEAVE_OUT = 'Leave it out.'

/** What the word of `isolation` asks for and excludes. */
export const ISOLATION_RULES: Readonly<Record<Isolation, Rules>> = {
  project: {
    needs: { 'org-id': `the organization of the new projects, by ${ID}`, cluster: NEW_CLUSTER },
    refuses: {
      'project-id': {
        why: 'each pull request has a project of its own',
        hint: 'Leave it out, or say `isolation: cluster` or `isolation: database` to work in a project that is there.',
      },
      'cluster-name': { why: 'the cluster is new, and named by the environment', hint: LEAVE_OUT },
    },
  },
  cluster: {
    needs: { 'project-id': `the project that the clusters stand in, by ${ID}`, cluster: NEW_CLUSTER },
    refuses: {
      'org-id': { why: 'the project is there already', hint: 'Leave it out; project-id says which project.' },
      project: { why: 'the project is there already, and is not changed', hint: LEAVE_OUT },
      'cluster-name': { why: 'the cluster is new, and named by the environment', hint: LEAVE_OUT },
    },
  },
  database: {
    needs: {
      'project-id': `the project of the shared cluster, by ${ID}`,
      'cluster-name': 'the name of the shared cluster',
    },
    refuses: {
      'org-id': { why: 'the project is there already', hint: 'Leave it out; project-id says which project.' },
      project: { why: 'the project is there already, and is not changed', hint: LEAVE_OUT },
      cluster: {
        why: 'the cluster is there already, and is not changed',
        hint: 'Leave it out; cluster-name says which cluster.',
      },
      pause: { why: 'others use the cluster, too', hint: 'Leave it out, and pause the shared cluster for itself.' },
      seed: {
        why: 'sample data and snapshots fill a whole cluster, and others use this one, too',
        hint: 'Leave it out, and let the job write the data it needs.',
      },
    },
  },
}

export function checkIsolation({
  isolation,
  mapping,
  report,
}: {
  isolation: Isolation
  /** The whole file. */
  mapping: Mapping
  report: Report
}): void {
  const { needs, refuses } = ISOLATION_RULES[isolation]
  const given = givenNames({ mapping, names: [...Object.keys(TOP_KEYS).map(kebabCase), ...TOP_BLOCKS] })
  const position = mapping.entries.get('isolation')?.position ?? mapping.position
  const word = mapping.entries.has('isolation') ? `\`isolation: ${isolation}\`` : `isolation \`${isolation}\` (default)`
  for (const [name, what] of Object.entries(needs)) {
    if (!given.has(name)) report({ message: `${name}: ${word} needs it.`, hint: `Add \`${name}\`: ${what}.`, position })
  }
  for (const [name, { why, hint }] of Object.entries(refuses)) {
    const at = mapping.entries.get(name)?.position
    if (at) report({ message: `${shownName(name)}: with ${word}, ${why}.`, hint, position: at })
  }
}

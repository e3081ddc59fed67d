import { choice, flag, optional, text, withDefault } from '../../../operations/param.ts'
import { gitHubId, ids, list, longestTtl, names, words } from './rule-values.ts'

/** What a rule of the broker's policy may hold: for the reader and for the JSON Schema. */

export const RULE_VERBS = ['auto', 'up', 'down', 'list', 'pause', 'resume'] as const
export const EFFECTS = ['read', 'write', 'destroy'] as const

/** Whose jobs the rule is for. */
export const CALLER_KEYS = {
  repositoryId: optional(
    gitHubId(
      'Id of the repository: `gh api repos/OWNER/NAME --jq .id`. A name can pass to somebody else, an id cannot.',
    ),
  ),
  repository: optional(
    text({
      describe: 'Name of that repository, for the reader; jobs of a repository that is called otherwise are refused.',
      expected: 'the name of a repository, such as `octo-org/shop`',
      pattern: /^[\w.-]{1,100}\/[\w.-]{1,100}$/,
    }),
  ),
  ownerId: optional(
    gitHubId(
      'Id of an owner, whose repositories are all meant: `gh api users/OWNER --jq .id`. Instead of repository-id.',
    ),
  ),
  refs: optional(
    list({
      describe:
        'Refs that the job may run for: `refs/heads/main`, `refs/pull/*/merge`, `refs/heads/release/**`. Left out, all. When a pull request has been merged, the ref is its base branch.',
      expected: 'a list of refs that begin with `refs/`; `*` stands for a part, `/**` at the end for all below',
      pattern: /^refs\/[^\p{Cc}]{1,300}$/u,
    }),
  ),
  jobEnvironments: optional(
    list({
      describe:
        'Environments of GitHub that the job has to name one of, with their protection rules. Left out, none is needed.',
      expected: 'a list of names of environments',
      pattern: /^[^\p{Cc}]{1,255}$/u,
    }),
  ),
  events: optional(
    list({
      describe:
        'Events that the workflow may be started by. Left out, all but those that strangers can cause, such as `pull_request_target`, `workflow_run` and `issue_comment`.',
      expected: 'a list of names of events, such as `pull_request`',
      ...words,
    }),
  ),
  workflows: optional(
    list({
      describe:
        'Workflow files, such as `.github/workflows/preview.yml`, or a folder with a slash at the end; with `@` and a ref, of that ref alone. Before it `OWNER/NAME/` for one of another repository.',
      expected: 'a list of paths that hold `.github/workflows/`',
      pattern: /^(?:[\w.-]{1,100}\/[\w.-]{1,100}\/)?\.github\/workflows\/[^\p{Cc}]{0,300}$/u,
    }),
  ),
}

/** What they may do. */
export const ACTION_KEYS = {
  operations: optional(list({ describe: 'Operations by name.', expected: 'a list of names of operations', ...words })),
  effects: optional(
    list({
      describe: 'All operations of these effects, beside those that are named.',
      expected: 'a list of `read`, `write` or `destroy`',
      ...words,
    }),
  ),
  apiOperations: optional(
    list({
      describe: 'Operations of the Admin API by id that `call-api` may call; no other rule lets it call any.',
      expected: 'a list of operation ids, such as `listGroupClusters`',
      ...words,
    }),
  ),
  environment: optional(
    list({
      describe: 'What may be done with preview environments.',
      expected: 'a list of `auto`, `up`, `down`, `list`, `pause` or `resume`',
      ...words,
    }),
  ),
  pullRequests: withDefault(
    'own' as const,
    choice({
      describe: 'Whose environments: of the pull request that the job runs for, or of `any` of its repository.',
      words: ['own', 'any'],
    }),
  ),
}

/** On what, and how much of it. */
export const LIMIT_KEYS = {
  projectIds: optional(list({ describe: 'Projects by id.', ...ids('projects') })),
  projectNames: optional(
    list({
      describe: 'Projects by name, where the job names them so: `pr-*`. With org-ids, in these organizations alone.',
      expected: 'a list of names of projects; `*` stands for any characters',
      ...names,
    }),
  ),
  orgIds: optional(
    list({ describe: 'Organizations, for projects that are named, made or listed.', ...ids('organizations') }),
  ),
  anyProject: withDefault(
    false,
    flag({ describe: 'Every project and organization that the credentials of the function see.' }),
  ),
  clusterNames: optional(
    list({
      describe: 'Clusters by name: `pr-*`. Left out, all of the projects.',
      expected: 'a list of names of clusters; `*` stands for any characters',
      ...names,
    }),
  ),
  tiers: optional(
    list({ describe: 'Tiers that clusters may have.', expected: 'a list of tiers, such as `flex` or `M10`', ...words }),
  ),
  providers: optional(
    list({
      describe: 'Cloud providers that clusters may use.',
      expected: 'a list of `AWS`, `GCP` or `AZURE`',
      ...words,
    }),
  ),
  regions: optional(
    list({ describe: 'Regions that clusters may use.', expected: 'a list of regions, such as `US_EAST_1`', ...words }),
  ),
  longestTtl: optional(longestTtl),
  wideCidr: withDefault(false, flag({ describe: 'Ranges wider than /24 (IPv6: /64) may be let in.' })),
}

export const RULE_KEYS = {
  description: optional(
    text({
      describe: 'What the rule is for; shown in the log of the function.',
      expected: '1 to 200 characters',
      pattern: /^[^\p{Cc}]{1,200}$/u,
    }),
  ),
  ...CALLER_KEYS,
  ...ACTION_KEYS,
  ...LIMIT_KEYS,
}

import type { SearchPlace } from '../../environments/find-environments.ts'
import type { EnvironmentInputs } from '../../environments/request.ts'
import type { GitHubEvent } from '../../github/event.ts'
import type { SettingInputs } from '../../plan/settings.ts'
import type { Rule } from '../broker/policy/rule.ts'

/** What a run is to do: JSON, small, and without any secret. Two orders for the same matter are the same text. */
export type RunOrder = EnvironmentOrder | SweepOrder | HoursOrder | TourOrder | BrokerOrder

/** Brings the environment of one pull request to where the pull request stands. */
export interface EnvironmentOrder {
  readonly kind: 'environment'
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: number
  /** What has happened, as a word of GitHub: `opened`, `closed`, `unlabeled`, … */
  readonly action: string
  /** Tells one change of the pull request from the next: its `updated_at`. */
  readonly since: string
}

/** Takes down what nobody wants any more: of one pull request, of one repository, or of all that the credentials see. */
export interface SweepOrder {
  readonly kind: 'sweep'
  readonly repository?: string
  readonly pullRequest?: number
  /** Where to look; left out, where the file of the repository says, and without a repository for projects. */
  readonly place?: SearchPlace
  /** The time that the schedule gives, so that a double firing is one run. */
  readonly since: string
}

/** Pauses or resumes the environments of one repository, as the hours of its file say. */
export interface HoursOrder {
  readonly kind: 'hours'
  readonly repository: string
  readonly since: string
}

/** Looks which repositories there are and starts a run for each of them that has something to sweep, or hours. */
export interface TourOrder {
  readonly kind: 'tour'
  readonly of: 'sweep' | 'hours'
  readonly since: string
}

/** What a job of GitHub Actions has asked the broker for, after its token and the policy have allowed it. */
export interface BrokerOrder {
  readonly kind: 'broker'
  readonly caller: Caller
  readonly task: BrokerTask
  /** Inputs of the whole run that a job may set: `timeout` and `dry-run`. */
  readonly settings: SettingInputs
  /** Limits of the rule that allowed it; empty lists mean no limit. */
  readonly allowed: {
    readonly providers: readonly string[]
    readonly regions: readonly string[]
    readonly tiers: readonly string[]
    /** Where environments may be; left out, wherever the credentials reach. */
    readonly places?: Pick<Rule, 'projectIds' | 'projectNames' | 'orgIds' | 'clusterNames' | 'anyProject' | 'wideCidr'>
  }
  /** The longest life that the rule gives an environment, in milliseconds. */
  readonly longestTtlMs?: number
  /** Public key (JWK) for which secret outputs are sealed; only the job has the other half. */
  readonly recipient: Readonly<Record<string, string>>
  /** The same text for a request that was repeated, another one for the next request of the same job. */
  readonly since: string
}

export type BrokerTask =
  /** A plan as text, or one operation as a plan of one step; `file` is what issues name. */
  | {
      readonly kind: 'plan'
      readonly text: string
      readonly file: string
      /** The public address of the job's machine, for `runner: true`. */
      readonly runnerAddress?: string | undefined
    }
  | {
      readonly kind: 'operation'
      readonly name: string
      readonly params: Readonly<Record<string, string>>
      readonly runnerAddress?: string | undefined
    }
  /** `event` is what the job was started by, for what its token says of it; the run reads the pull request anew. */
  | { readonly kind: 'environment'; readonly inputs: EnvironmentInputs; readonly event?: GitHubEvent }

/** Who asks: claims of a verified token. Ids outlive a renaming. */
export interface Caller {
  readonly issuer: string
  /** `owner/name`. */
  readonly repository: string
  readonly repositoryId: string
  readonly ownerId: string
  readonly runId: string
  readonly runAttempt: string
  /** `refs/heads/main`, `refs/pull/42/merge`, … */
  readonly ref: string
  readonly event: string
  readonly environment?: string
  /** `owner/name/.github/workflows/file.yml@ref`. */
  readonly workflowRef: string
  readonly actor: string
}

import type { Atlas } from '../atlas/client.ts'
import type { Cloud } from '../atlas/cloud.ts'
import type { Issue } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import type { Outside } from './outside.ts'
import type { OwnSecrets } from './own-secrets.ts'
import type { Param, ValuesOf } from './param.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type OutputValue = Json | Secret

/** What a step found and did; times are epoch milliseconds. */
export type Progress<Outputs> =
  | { readonly status: 'done'; readonly change: Change; readonly outputs: Outputs }
  /** `lease`: what has to be undone at the end of the job; the host keeps it before the step is called again. */
  | { readonly status: 'waiting'; readonly doing: string; readonly checkAgainInMs: number; readonly lease?: Lease }
  /** Not possible before `until`, and no failure: a later run finishes it. */
  | { readonly status: 'deferred'; readonly until: Date; readonly why: string }
  /** Not possible here at all, and no failure. */
  | { readonly status: 'skipped'; readonly why: string }

export type Change = 'created' | 'updated' | 'deleted' | 'unchanged'

/** The operation that gives back what a step has taken for this job, with its parameters by their kebab-case names. */
export interface Lease {
  readonly operation: string
  readonly params: Readonly<Record<string, Json>>
}

/**
 * What the engine carries between the steps of one operation in one run: ids found and times of asking. Never a secret, and never
 * needed to be right: a run that has lost it looks again.
 */
export interface Memory {
  projectId?: string
  /** What this run has settled on, by a name for each: the id of what it asked for, the snapshot that was the latest. */
  found?: Readonly<Record<string, string>>
  /** Writes that this run has sent, by a name for each: when last (epoch ms, Atlas's time) and how often. */
  sent?: Readonly<Record<string, Sent>>
  /** When a wait without a write began (epoch ms, Atlas's time). */
  waitingSince?: number
  leased?: boolean
  /** The thing was there before this run touched it. */
  existed?: boolean
  /** The public address of this machine; no secret. */
  runnerAddress?: string
  /** Atlas has refused an entry since the network access list is full. */
  isListFull?: boolean
}

export interface Sent {
  readonly firstAt: number
  readonly lastAt: number
  readonly times: number
}

/** Who acts: the marks by which our own things are known again. */
export interface Owner {
  /** Put on projects and clusters. */
  readonly tags: readonly Tag[]
  /** Put into comments of access-list entries that are leased for one job; printable ASCII, at most 60 characters. */
  readonly mark: string
}

export interface Tag {
  readonly key: string
  readonly value: string
}

/** What a workflow may ask for, beyond what Atlas itself allows; an empty list means no limit. */
export interface Policy {
  readonly cloud: Cloud
  readonly allowedProviders: readonly string[]
  readonly allowedRegions: readonly string[]
  readonly allowedTiers: readonly string[]
}

export interface StepContext<Params> {
  readonly atlas: Atlas
  readonly params: Params
  readonly memory: Memory
  readonly owner: Owner
  readonly policy: Policy
  /** Between 0 and 1, for pauses that should not meet those of other jobs. */
  readonly random: () => number
  readonly secrets: OwnSecrets
  readonly outside: Outside
}

/** An output's meaning, for the reference; secret ones are masked and kept out of `result`. */
export interface OutputSpec {
  readonly describe: string
  readonly secret?: true
}

type OutputsOf<Specs> = { readonly [Name in keyof Specs]?: OutputValue }

/** What an operation works on. Steps that name the same thing keep the order in which they are written. */
type Subject =
  | 'nothing'
  | 'organization'
  | 'project'
  | 'cluster'
  | 'access-entry'
  | 'database-user'
  | 'database-role'
  /** What the request names that it makes. */
  | 'request'

export interface Operation<
  Params extends Record<string, Param> = Record<string, Param>,
  Outputs extends Record<string, OutputSpec> = Record<string, OutputSpec>,
> {
  /** Kebab-case: the file's name and the word in a plan. */
  readonly name: string
  /** One sentence for tables and help. */
  readonly summary: string
  readonly effect: 'read' | 'write' | 'destroy'
  readonly subject: Subject
  /** Atlas loses parallel writes to some collections of a project; steps of one lane are called one at a time. */
  readonly lane?: 'access-list' | 'database-roles'
  readonly params: Params
  readonly outputs: Outputs
  /**
   * Rules that concern several parameters, checked before anything is sent. Values that are references are absent from `params`
   * then, but named in `given`; they are checked again when they are known.
   */
  check?(input: CheckInput<Params>): readonly Issue[]
  /** Rules that are large, and loaded only for a step of this operation; then as `check`. */
  loadCheck?(): Promise<(input: CheckInput<Params>) => readonly Issue[]>
  /** Looks at Atlas, does at most one thing, and says how it stands. Rejects with `ActionError`. */
  step(context: StepContext<ValuesOf<Params>>): Promise<Progress<OutputsOf<Outputs>>>
}

interface CheckInput<Params extends Record<string, Param>> {
  readonly params: Partial<ValuesOf<Params>>
  readonly given: (name: keyof Params & string) => boolean
  readonly policy: Policy
}

/** Gives an operation its types; the value itself is unchanged. */
export function defineOperation<
  const Params extends Record<string, Param>,
  const Outputs extends Record<string, OutputSpec>,
>(operation: Operation<Params, Outputs>): Operation<Params, Outputs> {
  return operation
}

import type { ValuesOf } from '../../../operations/param.ts'
import type { RULE_KEYS } from './rule-keys.ts'

/** One rule of the policy, checked, in the spelling of whoever compares with it. */
export type Rule = ValuesOf<typeof RULE_KEYS> & {
  /** From 1, in the order of the file: what the log names. */
  readonly number: number
}

/** Deny by default: what no rule allows is refused. */
export interface BrokerPolicy {
  readonly rules: readonly Rule[]
}

/** Why a rule does not allow something: for the log of the function, not for the caller. */
export interface Refusal {
  /** What was asked for, in the caller's own words: `delete-cluster on project …`. */
  readonly what: string
  readonly why: string
}

import { safeText } from '../../../base/text.ts'
import type { PlanStep } from '../../../plan/plan.ts'
import { beyondApi } from './api-limits.ts'
import { beyondClusters } from './cluster-limits.ts'
import { beyondProjects } from './project-limits.ts'
import type { Refusal, Rule } from './rule.ts'
import { beyondSizes } from './size-limits.ts'

/**
 * The first step that the rule does not allow. A reference counts as what the other step is allowed to be on, which holds since one
 * rule has to allow all steps of the plan.
 */
export function judgeSteps({
  rule,
  steps,
}: {
  rule: Rule
  steps: readonly PlanStep[]
}): (Refusal & { readonly passed: number }) | undefined {
  for (const [passed, step] of steps.entries()) {
    const refusal = judgeStep({ rule, step })
    if (refusal !== undefined) return { ...refusal, passed }
  }
  return undefined
}

function judgeStep({ rule, step }: { rule: Rule; step: PlanStep }): Refusal | undefined {
  const { name } = step.operation
  if (name === 'call-api') {
    const beyond = beyondApi({ rule, step })
    return beyond && { what: `${name}${beyond.where}`, why: beyond.why }
  }
  if (!allowsOperation({ rule, operation: step.operation })) {
    const project = step.params['project-id'] ?? step.params['project-name'] ?? step.params['cluster']
    const where = typeof project === 'string' ? ` on project \`${safeText(project, { longest: 100 })}\`` : ''
    return { what: `${name}${where}`, why: `${name} is not among its operations` }
  }
  const beyond = beyondProjects({ rule, step }) ?? beyondClusters({ rule, step }) ?? beyondSizes({ rule, step })
  return beyond && { what: `${name}${beyond.where}`, why: beyond.why }
}

export function allowsOperation({
  rule,
  operation: { name, effect },
}: {
  rule: Rule
  operation: { readonly name: string; readonly effect: string }
}): boolean {
  return name !== 'call-api' && (rule.operations?.includes(name) === true || rule.effects?.includes(effect) === true)
}

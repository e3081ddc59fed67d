import type { Outputs } from './engine.ts'

/** The page of the Atlas console that shows what a step worked on, if its outputs tell. */
export function consoleLink({ outputs, origin }: { outputs: Outputs; origin: string }): string | undefined {
  const project = outputs['project-id']
  const cluster = outputs['cluster-name']
  if (typeof project !== 'string') return undefined
  if ('username' in outputs || 'users' in outputs) return `${origin}/v2/${project}#/security/database/users`
  if ('role-name' in outputs) return `${origin}/v2/${project}#/security/database/customRoles`
  if (typeof cluster === 'string') return `${origin}/v2/${project}#/clusters/detail/${encoded(cluster)}`
  if ('entry' in outputs || 'entries' in outputs) return `${origin}/v2/${project}#/security/network/accessList`
  return `${origin}/v2/${project}#/overview`
}

/** As `encodeURIComponent`, and the signs as well that end or format a link in Markdown. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

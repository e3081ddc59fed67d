import { findProject } from '../access.ts'
import { Problem } from '../problem.ts'
import type { Call } from '../route.ts'
import type { Project } from '../state.ts'
import { type Alert, alertsOf } from './alert.ts'
import type { AlertConfig } from './alert-config.ts'

export const projectOf = (call: Call, needs: 'read' | 'write'): Project =>
  findProject(call.world, call.params['groupId'] ?? '', needs)

/** The configuration that the path names. */
export function findAlertConfig(call: Call, needs: 'read' | 'write'): { project: Project; config: AlertConfig } {
  const project = projectOf(call, needs)
  const id = call.params['alertConfigId'] ?? ''
  const config = project.alerting.configs.find((one) => one.id === id)
  if (!config) throw notFound('ALERT_CONFIG', id, project)
  return { project, config }
}

/** The alert that the path names. */
export function findAlert(call: Call, needs: 'read' | 'write'): { project: Project; alert: Alert } {
  const project = projectOf(call, needs)
  const id = call.params['alertId'] ?? ''
  const alert = alertsOf(project, call.world).find((one) => one.id === id)
  if (!alert) throw notFound('ALERT', id, project)
  return { project, alert }
}

function notFound(kind: 'ALERT' | 'ALERT_CONFIG', id: string, project: Project): Problem {
  const what = kind === 'ALERT' ? 'alert' : 'alert configuration'
  if (/^[0-9a-f]{24}$/i.test(id)) {
    return new Problem(404, `${kind}_NOT_FOUND`, {
      detail: `No ${what} with ID ${id} exists in group ${project.id}.`,
      parameters: [id, project.id],
    })
  }
  return new Problem(404, `INVALID_${kind}_ID`, {
    detail: `An invalid ${what} ID ${id} was specified.`,
    parameters: [id],
  })
}

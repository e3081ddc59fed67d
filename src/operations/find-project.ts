import { defineOperation } from './operation.ts'
import {
  checkProjectReference,
  projectOutputs,
  projectOutputsOf,
  projectReference,
  requireProject,
} from './subject/project.ts'

export const findProject = defineOperation({
  name: 'find-project',
  summary: 'Find a project by id or name; fail if there is none.',
  effect: 'read',
  subject: 'project',
  params: projectReference,
  outputs: projectOutputs,
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params }) {
    const project = await requireProject({ atlas, reference: params })
    return { status: 'done', change: 'unchanged', outputs: projectOutputsOf(project) }
  },
})

import { isJustSent, sendWrite, sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { optional, textMap } from './param.ts'
import { hasTags, mergeTags, tagsOf } from './subject/ownership.ts'
import {
  checkProjectReference,
  projectName,
  projectOutputs,
  projectOutputsOf,
  projectReference,
  requireProject,
} from './subject/project.ts'

export const updateProject = defineOperation({
  name: 'update-project',
  summary: 'Rename a project, or add tags to it.',
  effect: 'write',
  subject: 'project',
  params: {
    ...projectReference,
    newProjectName: optional({
      ...projectName,
      describe: 'Name that the project is to have. With it, name the project by project-id.',
    }),
    tags: optional(
      textMap({ describe: 'Tags that the project is to have; others stay.', expected: 'a mapping of tag to value' }),
    ),
  },
  outputs: projectOutputs,
  check({ given }) {
    const issues = checkProjectReference(given)
    if (!given('newProjectName') && !given('tags')) {
      issues.push({ message: 'there is nothing to update.', hint: 'Give new-project-name or tags.' })
    }
    if (given('newProjectName') && given('projectName')) {
      issues.push({
        message: 'new-project-name: the project is named by project-name, so a second run would not find it any more.',
        hint: 'Name the project by project-id.',
      })
    }
    return issues
  },
  async step({ atlas, params, memory }) {
    const project = await requireProject({ atlas, reference: params })
    const tags = tagsOf(params.tags)
    const { newProjectName: name } = params
    const body = {
      ...(name !== undefined && name !== project.name && { name }),
      ...(!hasTags(project.tags, tags) && { tags: mergeTags(project.tags, tags) }),
    }
    if (Object.keys(body).length === 0) {
      const change = sentWrite(memory, 'update') ? 'updated' : 'unchanged'
      return { status: 'done', change, outputs: projectOutputsOf(project) }
    }
    const now = atlas.now()
    if (!isJustSent({ memory, name: 'update', now })) {
      const send = () => atlas.call('updateGroup', { path: { groupId: project.id }, body })
      await sendWrite({ memory, name: 'update', what: `project ${project.id}`, now, send })
    }
    return { status: 'waiting', doing: 'updating the project', checkAgainInMs: 1_000 }
  },
})

import { hasCode } from '../atlas/atlas-error.ts'
import type { Atlas } from '../atlas/client.ts'
import { ActionError } from '../base/errors.ts'
import { isJustSent, rememberWrite, sendWrite, sentWrite } from './memory.ts'
import { defineOperation, type Owner } from './operation.ts'
import { choice, flag, optional, required, text, textMap, withDefault } from './param.ts'
import { hasTags, isOurs, mergeTags, ownerTags, tagsOf } from './subject/ownership.ts'
import { RESTRICTIONS } from './subject/placement.ts'
import {
  findProjectsByName,
  HEX_ID,
  orgId,
  type Project,
  projectName,
  projectOutputs,
  projectOutputsOf,
  readProject,
} from './subject/project.ts'

export const createProject = defineOperation({
  name: 'create-project',
  summary: 'Ensure that a project of this name exists in the organization.',
  effect: 'write',
  subject: 'project',
  params: {
    orgId: required(orgId),
    projectName: required(projectName),
    tags: optional(
      textMap({ describe: 'Tags of the project, beside our own.', expected: 'a mapping of tag to value' }),
    ),
    regionUsageRestrictions: optional(
      choice({
        describe: 'Atlas for Government only, and fixed for ever: the regions that the project may use.',
        words: RESTRICTIONS,
      }),
    ),
    defaultAlerts: withDefault(
      false,
      flag({ describe: "Let Atlas create its default alerts, which mail the project's owners." }),
    ),
    projectOwnerId: optional(
      text({
        describe:
          'Id of the Atlas user who becomes Project Owner; without it Atlas takes the oldest Organization Owner.',
        expected: 'a user id: 24 characters 0-9 and a-f',
        pattern: HEX_ID,
      }),
    ),
    ifExists: withDefault(
      'fail',
      choice({
        describe: 'What to do with a project of this name that this action did not create. It is never changed.',
        words: ['fail', 'reuse'],
      }),
    ),
  },
  outputs: projectOutputs,

  check({ given, policy }) {
    if (policy.cloud === 'commercial' && given('regionUsageRestrictions')) {
      return [
        {
          message:
            'region-usage-restrictions: commercial Atlas refuses this parameter; it belongs to Atlas for Government.',
          hint: 'Leave it out and use allowed-regions instead, or say `cloud: government`.',
        },
      ]
    }
    if (policy.cloud === 'government' && !given('regionUsageRestrictions')) {
      return [
        {
          message:
            'region-usage-restrictions is missing: Atlas for Government fixes the regions of a project for ever.',
          hint: 'Say `GOV_REGIONS_ONLY` for the US_GOV regions, or `COMMERCIAL_FEDRAMP_REGIONS_ONLY` for the others.',
        },
      ]
    }
    return []
  },

  async step({ atlas, params, memory, owner }) {
    const { orgId, projectName } = params
    const found = await findProjectsByName({ atlas, orgId, projectName })
    const project = found[0] ?? (await justCreated({ atlas, projectId: memory.projectId }))
    const wanted = mergeTags(tagsOf(params.tags), ownerTags({ owner, present: project?.tags ?? [] }))

    if (project === undefined) {
      rememberWrite({ memory, name: 'create', now: atlas.now() })
      try {
        const created = await atlas.call('createGroup', {
          query: { projectOwnerId: params.projectOwnerId },
          body: {
            orgId,
            name: projectName,
            tags: wanted,
            withDefaultAlertsSettings: params.defaultAlerts,
            ...(params.regionUsageRestrictions && { regionUsageRestrictions: params.regionUsageRestrictions }),
          },
        })
        memory.projectId = readProject(created).id
      } catch (error) {
        // Created meanwhile, by a lost request of ours or by another run: the next look decides.
        if (!hasCode(error, 'GROUP_ALREADY_EXISTS') || (sentWrite(memory, 'create')?.times ?? 0) > 3) throw error
      }
      return { status: 'waiting', doing: 'creating the project', checkAgainInMs: OTHERS_SHOW_UP_MS }
    }

    const duplicate = found.find(({ id }) => id === memory.projectId && id !== project.id)
    if (duplicate !== undefined && isOurs({ tags: project.tags, owner })) {
      // Two runs created it at the same time; both keep the older one.
      await atlas.call('deleteGroup', { path: { groupId: duplicate.id } })
      memory.projectId = project.id
      return { status: 'waiting', doing: 'taking back a second project of the same name', checkAgainInMs: 2_000 }
    }

    refuseForeign({ project, owner, params })
    if (isOurs({ tags: project.tags, owner }) && !hasTags(project.tags, wanted)) {
      const now = atlas.now()
      if (!isJustSent({ memory, name: 'update', now })) {
        const body = { tags: mergeTags(project.tags, wanted) }
        const send = () => atlas.call('updateGroup', { path: { groupId: project.id }, body })
        await sendWrite({ memory, name: 'update', what: `project ${projectName}`, now, send })
      }
      return { status: 'waiting', doing: 'tagging the project', checkAgainInMs: 1_000 }
    }
    const created = sentWrite(memory, 'create') !== undefined && isOurs({ tags: project.tags, owner })
    const change = created ? 'created' : sentWrite(memory, 'update') ? 'updated' : 'unchanged'
    return { status: 'done', change, outputs: projectOutputsOf(project) }
  },
})

/**
 * Runs that create a project of the same name within one second all see each other after this: `created` counts whole seconds, and
 * whoever is alone in its second is the older or the younger one for everybody.
 */
const OTHERS_SHOW_UP_MS = 1_000

/** The list may lag behind a creation that was answered already. */
async function justCreated({
  atlas,
  projectId,
}: {
  atlas: Atlas
  projectId: string | undefined
}): Promise<Project | undefined> {
  if (projectId === undefined) return undefined
  return readProject(await atlas.call('getGroup', { path: { groupId: projectId } }))
}

function refuseForeign({
  project,
  owner,
  params,
}: {
  project: Project
  owner: Owner
  params: { projectName: string; ifExists: string; regionUsageRestrictions?: string }
}): void {
  if (params.ifExists !== 'reuse' && !isOurs({ tags: project.tags, owner })) {
    throw new ActionError({
      code: 'PROJECT_NOT_OURS',
      message: `project-name: a project \`${params.projectName}\` (${project.id}) exists that this action has not created for this repository. Nothing was changed.`,
      hint: 'Choose another project-name, or say `if-exists: reuse` to use it as it is.',
    })
  }
  const restriction = params.regionUsageRestrictions
  if (
    restriction !== undefined &&
    project.regionUsageRestrictions !== undefined &&
    project.regionUsageRestrictions !== restriction
  ) {
    throw new ActionError({
      code: 'REGION_RESTRICTION_DIFFERS',
      message: `region-usage-restrictions: the project exists with another restriction than \`${restriction}\`, and it can never be changed.`,
      hint: 'Delete the project first, or choose another project-name.',
    })
  }
}

import * as z from 'zod/mini'
import { once } from '../base/once.ts'
import { safeText } from '../base/text.ts'
import { defineOperation } from './operation.ts'
import { readAnswer } from './subject/answer.ts'

const organization = once(() => z.looseObject({ id: z.string(), name: z.string() }))

export const listOrganizations = defineOperation({
  name: 'list-organizations',
  summary: 'List every organization that the credentials belong to.',
  effect: 'read',
  subject: 'organization',
  params: {},
  outputs: {
    organizations: { describe: 'List of { id, name }.' },
    count: { describe: 'How many there are.' },
  },
  async step({ atlas }) {
    const organizations = (await atlas.list('listOrgs', {})).map((answer) => {
      const { id, name } = readAnswer({ schema: organization, answer, from: 'listOrgs' })
      return { id: safeText(id), name: safeText(name) }
    })
    return { status: 'done', change: 'unchanged', outputs: { organizations, count: organizations.length } }
  },
})

import { describe, expect, test } from 'vitest'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { told } from './support/told.ts'

async function project(options: StageOptions = {}): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

describe('add-ip-access with IPv6', () => {
  const FULL = '2001:db8:0:0:0:0:0:7'

  /** The simulator knows no IPv6 entries; this list of one speaks the form that is asked for. */
  function ipv6List(form: (address: string) => string) {
    let entry: Record<string, unknown> | undefined
    const shown = () => entry && { ...entry, ipAddress: form(FULL), cidrBlock: `${form(FULL)}/128` }
    const answer: NonNullable<StageOptions['interposed']> = ({ method, path, body }) => {
      const [, value, rest] = /\/accessList(?:\/([^/]+))?(\/status)?$/.exec(path) ?? []
      if (!path.includes('/accessList')) return undefined
      if (method === 'POST') entry = JSON.parse(body)[0]
      if (value === undefined) return { status: 201, json: { results: [shown()].filter(Boolean), totalCount: 1 } }
      const known = decodeURIComponent(value) === form(FULL) && entry !== undefined
      if (!known)
        return {
          status: 404,
          json: { error: 404, errorCode: 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND', detail: 'no' },
        }
      if (method === 'DELETE') entry = undefined
      return { status: 200, json: rest ? { STATUS: 'ACTIVE' } : shown() }
    }
    return { answer, posted: () => entry }
  }

  test.for([
    { form: 'written out', write: (address: string) => address },
    { form: 'shortened', write: (address: string) => address.replace('0:0:0:0:0:', ':') },
    { form: 'padded and in capitals', write: () => '2001:0DB8:0000:0000:0000:0000:0000:0007' },
  ])(
    'sends the form that the published pattern takes, and knows the entry again when it comes back $form',
    async ({ write }) => {
      const list = ipv6List(write)
      const world = await project({ interposed: list.answer })
      const params = { 'project-name': 'shop', 'ip-address': '2001:DB8::7' }
      const outcome = await world.run('add-ip-access', params)
      expect(told(outcome.state)).toBe('done created')
      expect(list.posted()).toMatchObject({ ipAddress: FULL })
      const second = await world.run('add-ip-access', params)
      expect(told(second.state)).toBe('done unchanged')
      const gone = await world.run('remove-ip-access', params)
      expect(told(gone.state)).toBe('done deleted')
      expect(list.posted()).toBeUndefined()
    },
  )
})

import { expect, test } from 'vitest'
import { stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

/** 2001:db8::/32 is for documentation (RFC 3849). The published pattern for addresses wants all eight words. */
const FULL = '2001:db8:0:0:0:0:0:7'

test.for([
  { form: 'full', shown: FULL },
  { form: 'compressed', shown: '2001:db8::7' },
  { form: 'padded', shown: '2001:0db8:0000:0000:0000:0000:0000:0007' },
] as const)(
  'add-ip-access sends an IPv6 address written out, and knows the entry again that comes back as $shown',
  async ({ form, shown }) => {
    // Which form comes back is not known; the pattern is that of requests, and ours are held against it in any case.
    const world = await stage({
      quirks: { ipv6Form: form },
      beyondContract: /answer\.(?:results\.0\.)?(?:ipAddress|cidrBlock)/,
    })
    const list = `/groups/${await world.project()}/accessList`
    const params = { 'project-name': 'shop', 'ip-address': '2001:DB8::7' }
    const outcome = await world.run('add-ip-access', params)
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toEqual([{ ipAddress: FULL }])
    expect(await listed(world, list, 'ipAddress')).toEqual([shown])
    const second = await world.run('add-ip-access', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
    expect(told((await world.run('remove-ip-access', params)).state)).toBe('done deleted')
    expect(await listed(world, list)).toEqual([])
  },
)

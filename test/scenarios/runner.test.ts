import { expect, it } from 'vitest'
import { annotations } from '../action/runner-log.ts'
import { echo } from '../github/looking.ts'
import { nameOf, previewWorld } from './preview-world.ts'

const ADDRESS = '20.55.1.9'
const FILE = `org-id: ORG
cluster: { tier: flex, provider: AWS, region: US_EAST_1 }
access: [203.0.113.7, runner]
`

it('lets the runner in for the time of its job: the post step gives the address back, and leaves the rest', async () => {
  const { event, atlas, world, gitHub } = await previewWorld({ file: FILE })
  const services = [await echo(ADDRESS), await echo(`${ADDRESS}\n`)]
  const environment = {
    ATLAS_ACTION_IP_ECHO: services.map(({ origin }) => `${origin}/`).join(' '),
    GITHUB_API_URL: gitHub.url,
  }
  const opened = await event('opened', 42, { environment })
  expect([opened.exitCode, annotations(opened.lines)]).toEqual([0, []])
  expect(opened.outputs['runner-ip-address']).toBe(ADDRESS)
  expect(await atlas()).toMatchObject([{ access: { '203.0.113.7': 'ACTIVE', [ADDRESS]: 'ACTIVE' } }])

  const post = await world.post(opened, { environment })
  expect([post.exitCode, annotations(post.lines, 'warning')]).toEqual([0, []])
  expect((await atlas())[0]).toMatchObject({ name: nameOf(42), clusters: { [nameOf(42)]: 'IDLE' } })
  expect((await atlas())[0]?.access).toEqual({ '203.0.113.7': 'ACTIVE' })
})

it('lets in the address that is given, and asks nobody for it', async () => {
  const { event, atlas, world } = await previewWorld({ file: FILE })
  const opened = await event('opened', 42, { inputs: { 'ip-address': ADDRESS } })
  expect([opened.exitCode, annotations(opened.lines)]).toEqual([0, []])
  expect(await atlas()).toMatchObject([{ access: { [ADDRESS]: 'ACTIVE' } }])
  expect((await world.post(opened)).exitCode).toBe(0)
  expect((await atlas())[0]?.access).toEqual({ '203.0.113.7': 'ACTIVE' })

  const wrong = await event('synchronize', 42, { inputs: { 'ip-address': '20.55.1' } })
  expect([wrong.exitCode, annotations(wrong.lines).join()]).toEqual([
    1,
    expect.stringContaining('ip-address: expected one IPv4 or IPv6 address, got `20.55.1`.'),
  ])
})

it('does not wait for an address that is not to be had: what else failed or not is said, and the rest is up', async () => {
  const { event, atlas } = await previewWorld({ file: FILE })
  const services = [await echo('20.55.1.9'), await echo('20.55.1.10')]
  const environment = { ATLAS_ACTION_IP_ECHO: services.map(({ origin }) => `${origin}/`).join(' ') }
  const opened = await event('opened', 42, { environment })
  expect(opened.exitCode).toBe(1)
  expect(annotations(opened.lines)).toEqual([
    expect.stringMatching(
      /^MongoDB Atlas: runner failed \(\.github\/atlas-environment\.yml:3:\d+\): .*two services have to agree/,
    ),
  ])
  expect(await atlas()).toMatchObject([{ clusters: { [nameOf(42)]: 'IDLE' }, access: { '203.0.113.7': 'ACTIVE' } }])
})

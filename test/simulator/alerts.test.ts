import { describe, expect, test } from 'vitest'
import type { Received } from './peer.ts'
import { isRecord, listOf, textOf } from './recording.ts'
import { API, field, outcome, started } from './started.ts'

const resultsOf = ({ json }: Received) => (isRecord(json) ? listOf(json['results']) : [])
const noPrimary = {
  enabled: true,
  eventTypeName: 'NO_PRIMARY',
  notifications: [{ typeName: 'GROUP', intervalMin: 5, delayMin: 0, emailEnabled: true, smsEnabled: false }],
}

describe('the alert configurations of a project', () => {
  test('are ten from its creation on, unless that asked for none', async () => {
    const { get, project } = await started()
    expect(resultsOf(await get(`${await project()}/alertConfigs`))).toHaveLength(10)
    const bare = await project('bare', { withDefaultAlertsSettings: false })
    expect(resultsOf(await get(`${bare}/alertConfigs`))).toEqual([])
  })

  test('are added with an address, replaced whole, switched and deleted', async () => {
    const { simulator, clock, peer, get, post, patch, remove, project } = await started()
    const base = `${await project('bare', { withDefaultAlertsSettings: false })}/alertConfigs`
    const added = await post(base, noPrimary)
    const one = `${base}/${field(added, 'id')}`
    expect(added.status).toBe(201)
    expect(added.headers.location).toBe(`${simulator.url}${API}${one}`)
    expect(added.json).toMatchObject({ ...noPrimary, matchers: [], created: '2026-08-10T03:00:00Z' })
    clock.turn(60_000)
    const { enabled: _, ...rest } = noPrimary
    const replaced = await peer({ method: 'PUT', path: API + one, body: rest })
    expect(replaced.json).toMatchObject({ enabled: false, updated: '2026-08-10T03:01:00Z' })
    expect((await patch(one, { enabled: true })).json).toMatchObject({ enabled: true, eventTypeName: 'NO_PRIMARY' })
    expect(outcome(await remove(one))).toBe('204')
    expect(outcome(await get(one))).toBe('404 ALERT_CONFIG_NOT_FOUND')
  })

  test('show no more of a secret than its end', async () => {
    const { post, get, project } = await started()
    const base = `${await project()}/alertConfigs`
    const webhook = { typeName: 'WEBHOOK', webhookUrl: 'https://example.com/hook', webhookSecret: 'hush-hush-1234' }
    const added = await post(base, { ...noPrimary, notifications: [webhook] })
    expect(added.text).not.toContain('hush')
    const { json } = await get(`${base}/${field(added, 'id')}`)
    expect(json).toMatchObject({ notifications: [{ webhookSecret: '****1234' }] })
  })

  test('are refused without an event, a notification, or the threshold of a metric', async () => {
    const { post, get, project } = await started({}, { deviates: true })
    const base = `${await project()}/alertConfigs`
    const add = async (body: object) => outcome(await post(base, { ...noPrimary, ...body }))
    expect(await add({ eventTypeName: undefined })).toBe('400 MISSING_ATTRIBUTE')
    expect(await add({ notifications: [] })).toBe('400 INVALID_ATTRIBUTE')
    expect(await add({ eventTypeName: 'no primary' })).toBe('400 INVALID_EVENT_TYPE_FOR_ALERT')
    expect(await add({ eventTypeName: 'OUTSIDE_METRIC_THRESHOLD' })).toBe('400 MISSING_ATTRIBUTE')
    expect(outcome(await get(`${base}/x`))).toBe('404 INVALID_ALERT_CONFIG_ID')
  })

  test('may match nine fields', async () => {
    const { get } = await started()
    const { json } = await get('/alertConfigs/matchers/fieldNames')
    expect(json).toHaveLength(9)
    expect(json).toContain('CLUSTER_NAME')
  })
})

describe('the alerts of a project', () => {
  const alerts = [
    { eventTypeName: 'NO_PRIMARY', status: 'OPEN', details: { clusterName: 'main' } },
    { eventTypeName: 'JOINED_GROUP', status: 'CLOSED' },
  ] as const

  test('are none, since nothing happens here that would raise one', async () => {
    const { get, project } = await started()
    expect((await get(`${await project()}/alerts`)).json).toMatchObject({ results: [], totalCount: 0 })
  })

  test('are those that the quirk wants, by status and by configuration', async () => {
    const { get, project } = await started({ quirks: { alerts } })
    const path = await project()
    expect(resultsOf(await get(`${path}/alerts`))).toHaveLength(2)
    const [open, ...others] = resultsOf(await get(`${path}/alerts?status=OPEN`))
    expect([open, others]).toMatchObject([{ eventTypeName: 'NO_PRIMARY', clusterName: 'main' }, []])
    const config = textOf(open?.['alertConfigId'])
    expect(resultsOf(await get(`${path}/alertConfigs/${config}/alerts`))).toEqual([open])
    const [own] = resultsOf(await get(`${path}/alerts/${textOf(open?.['id'])}/alertConfigs`))
    expect(own).toMatchObject({ id: config, eventTypeName: 'NO_PRIMARY' })
    expect(outcome(await get(`${path}/alerts/${'a'.repeat(24)}`))).toBe('404 ALERT_NOT_FOUND')
  })

  test('are acknowledged until a moment, and no longer', async () => {
    const { simulator, get, patch, project } = await started({ quirks: { alerts } })
    const path = `${await project()}/alerts`
    const one = `${path}/${textOf(resultsOf(await get(path))[0]?.['id'])}`
    const acknowledged = { acknowledgedUntil: '2026-08-11T00:00:00Z', acknowledgementComment: 'on it' }
    const answer = await patch(one, acknowledged)
    expect(answer.json).toMatchObject({ ...acknowledged, acknowledgingUsername: simulator.publicKey })
    expect((await get(one)).json).toEqual(answer.json)
    const { json } = await patch(one, { unacknowledgeAlert: true })
    expect(Object.keys(isRecord(json) ? json : {}).filter((key) => key.startsWith('acknowledg'))).toEqual([])
  })

  test('are refused a status that is none', async () => {
    const { get, project } = await started({}, { deviates: true })
    expect(outcome(await get(`${await project()}/alerts?status=NEW`))).toBe('400 INVALID_ALERT_STATUS')
  })
})

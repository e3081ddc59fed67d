import { describe, expect, test } from 'vitest'
import { atlas, failed } from './refused.ts'

describe('an answer of Atlas', () => {
  test('is told with method, path, status, code and detail', async () => {
    const failure = await failed({
      status: 404,
      body: {
        detail: 'No group with ID 111111111111111111111111 exists.',
        error: 404,
        errorCode: 'GROUP_NOT_FOUND',
        parameters: ['111111111111111111111111'],
        reason: 'Not Found',
      },
    })
    expect(failure.message).toBe(
      'GET /api/atlas/v2/groups/{groupId}: 404 GROUP_NOT_FOUND: No group with ID 111111111111111111111111 exists.',
    )
    expect(failure).toMatchObject({
      method: 'GET',
      template: '/api/atlas/v2/groups/{groupId}',
      status: 404,
      code: 'GROUP_NOT_FOUND',
      errorCode: 'GROUP_NOT_FOUND',
      parameters: ['111111111111111111111111'],
      outcome: 'refused',
      transient: false,
    })
    expect(failure.cause).toBeUndefined()
  })

  test('names the attributes that are wrong', async () => {
    const badRequestDetail = {
      fields: [
        { field: 'name', description: 'must not be null' },
        { field: 'a', description: 'b' },
      ],
    }
    const failure = await failed(atlas(400, 'VALIDATION_ERROR', { badRequestDetail }))
    expect(failure.message).toContain('Detail of it. (name: must not be null; a: b)')
  })

  test.each([
    [500, 'UNEXPECTED_ERROR', 'unknown', true],
    [503, 'SERVICE_UNAVAILABLE', 'unknown', true],
    [429, 'RATE_LIMITED_TOKEN_BUCKET', 'refused', true],
    [405, 'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES', 'refused', true],
    [409, 'CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES', 'refused', true],
    [409, 'GROUP_ALREADY_EXISTS', 'refused', false],
    [402, 'NO_PAYMENT_INFORMATION_FOUND', 'refused', false],
  ])('%d %s leaves the outcome %s, transient %s', async (status, code, outcome, transient) => {
    expect(await failed(atlas(status, code))).toMatchObject({ outcome, transient })
  })

  test('an attribute refused for stale monitoring data passes by itself', async () => {
    const stale = { detail: 'Cluster has stale monitoring data.' }
    expect((await failed(atlas(400, 'INVALID_ATTRIBUTE', stale))).transient).toBe(true)
    expect((await failed(atlas(400, 'INVALID_ATTRIBUTE'))).transient).toBe(false)
  })

  test('of the token endpoint is read as RFC 6749 §5.2 says', async () => {
    const failure = await failed({
      status: 401,
      body: { error_description: 'Invalid credentials provided.', error: 'invalid_client' },
    })
    expect(failure.message).toContain('401 invalid_client: Invalid credentials provided.')
    expect(failure.errorCode).toBe('invalid_client')
  })
})

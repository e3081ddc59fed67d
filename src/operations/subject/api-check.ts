import type { Issue } from '../../base/errors.ts'
import type { Policy } from '../operation.ts'
import { checkNumbers, openBody } from './api-body.ts'
import { checkGovernmentApi } from './api-government.ts'
import { checkBodyPlacement, checkRestrictionAttribute } from './api-placement.ts'
import { type ApiParams, readApiRequest } from './api-request.ts'

/** All that can be said against a request before it is sent. */
export function checkApiRequest({
  params,
  given,
  policy,
}: {
  params: Partial<ApiParams>
  given: (name: keyof ApiParams) => boolean
  policy: Policy
}): readonly Issue[] {
  const { request, issues } = readApiRequest({ params, given })
  if (request === undefined) return issues
  const body = openBody(params.body)
  return [
    ...issues,
    ...checkNumbers(body),
    ...(policy.cloud === 'government' ? checkGovernmentApi({ request, body }) : []),
    ...checkBodyPlacement({ request, body, policy }),
    ...checkRestrictionAttribute({ request, body, policy }),
  ]
}

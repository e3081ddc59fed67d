import * as z from 'zod/mini'
import { ActionError } from '../../base/errors.ts'
import { once } from '../../base/once.ts'
import { listOf, safeText } from '../../base/text.ts'
import { readAnswer } from './answer.ts'
import type { Cluster } from './cluster.ts'
import { safeConnectionString } from './cluster-reference.ts'

const schema = once(() =>
  z.looseObject({
    private: z.nullish(z.string()),
    privateSrv: z.nullish(z.string()),
    privateEndpoint: z.nullish(
      z.array(
        z.looseObject({
          connectionString: z.nullish(z.string()),
          srvConnectionString: z.nullish(z.string()),
          endpoints: z.nullish(z.array(z.looseObject({ endpointId: z.nullish(z.string()) }))),
        }),
      ),
    ),
  }),
)

/** The strings for a peered network: with an SRV record, and with host names. Atlas gives them to dedicated clusters only. */
export function peeringStrings(cluster: Cluster): { srv: string | undefined; standard: string | undefined } {
  const strings = read(cluster)
  return {
    srv: safeConnectionString(strings.privateSrv ?? undefined),
    standard: safeConnectionString(strings.private ?? undefined),
  }
}

/** The string for a private endpoint, by the id that the cloud provider gave it. Rejects with `NO_PRIVATE_ENDPOINT`. */
export function endpointString({ cluster, endpointId }: { cluster: Cluster; endpointId: string }): string {
  const all = read(cluster).privateEndpoint ?? []
  const found = all.find(({ endpoints }) => endpoints?.some((endpoint) => endpoint.endpointId === endpointId))
  const text = safeConnectionString(found?.srvConnectionString ?? found?.connectionString ?? undefined)
  if (text !== undefined) return text
  const ids = all.flatMap(({ endpoints }) => endpoints ?? []).flatMap((one) => (one.endpointId ? [one.endpointId] : []))
  throw new ActionError({
    code: 'NO_PRIVATE_ENDPOINT',
    message: `private-endpoint: cluster ${cluster.name} has no connection string for the endpoint ${safeText(endpointId)}.`,
    hint:
      ids.length === 0
        ? 'It has none for any endpoint: Atlas gives them once every region of the cluster has one.'
        : `It has some for ${listOf(ids.slice(0, 10).map((id) => safeText(id)))}.`,
  })
}

function read({ connectionStrings }: Cluster): z.infer<ReturnType<typeof schema>> {
  return readAnswer({ schema, answer: connectionStrings, from: 'getGroupCluster' })
}

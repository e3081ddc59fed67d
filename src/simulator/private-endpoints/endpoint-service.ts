import type { Provider } from '../clusters/catalogue.ts'
import type { Random } from '../random.ts'

/** Something that is made, and deleted, in its time. Milliseconds since 1970 on the simulated clock. */
export interface Lifetime {
  readonly availableAt: number
  readonly goneAt: number | undefined
}

/** The far end of the connection, which somebody made in a network of their own. */
export interface PrivateEndpoint extends Lifetime {
  /** An id of AWS, a resource id of Azure, or the name of a group of Google Cloud. */
  readonly id: string
  /** What only one of the providers has; shown as it was given. */
  readonly details: Readonly<Record<string, unknown>>
}

/** Atlas's end of private connections from one region. */
export interface EndpointService extends Lifetime {
  readonly id: string
  readonly provider: Provider
  readonly regionName: string
  readonly supportedRemoteRegions: readonly string[] | null
  readonly portMappingEnabled: boolean
  /** The attributes that get their values with the first AVAILABLE. */
  readonly names: Readonly<Record<string, unknown>>
  readonly endpoints: readonly PrivateEndpoint[]
}

export interface PrivateEndpoints {
  services: readonly EndpointService[]
  regionalMode: boolean
}

export type LifeStatus = 'INITIATING' | 'AVAILABLE' | 'DELETING'

export function lifeStatus({ availableAt, goneAt }: Lifetime, now: number): LifeStatus {
  if (goneAt !== undefined) return 'DELETING'
  return now < availableAt ? 'INITIATING' : 'AVAILABLE'
}

/** Takes away what is gone by now. */
export function settlePrivateEndpoints(kept: PrivateEndpoints, now: number): void {
  const isThere = ({ goneAt }: Lifetime) => goneAt === undefined || now < goneAt
  kept.services = kept.services
    .filter(isThere)
    .map((service) => ({ ...service, endpoints: service.endpoints.filter(isThere) }))
}

/** `us-east-1` for `US_EAST_1`. */
export const nativeRegion = (regionName: string): string => regionName.toLowerCase().replaceAll('_', '-')

/** Recorded: six attachments for Google Cloud. */
const ATTACHMENTS = [0, 1, 2, 3, 4, 5]
const HEX = '0123456789abcdef'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'

/** What the providers call the service, in the recorded forms. */
export function serviceNames({
  id,
  provider,
  regionName,
  groupId,
  random,
}: Pick<EndpointService, 'id' | 'provider' | 'regionName'> & {
  groupId: string
  random: Random
}): EndpointService['names'] {
  const region = nativeRegion(regionName)
  if (provider === 'AWS') {
    return { endpointServiceName: `com.amazonaws.vpce.${region}.vpce-svc-${random.pick(HEX, 17)}` }
  }
  if (provider === 'AZURE') {
    const group = `/subscriptions/${random.uuid()}/resourceGroups/rg_${id}_${random.pick(LOWER, 8)}`
    const privateLinkServiceName = `pls_${id}`
    const resource = `${group}/providers/Microsoft.Network/privateLinkServices/${privateLinkServiceName}`
    return { privateLinkServiceName, privateLinkServiceResourceId: resource }
  }
  const attachments = `projects/p-${random.pick(LOWER, 24)}/regions/${region}/serviceAttachments/sa-${region}-${groupId}`
  return { serviceAttachmentNames: ATTACHMENTS.map((index) => `${attachments}-${index}`) }
}

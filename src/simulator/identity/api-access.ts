import { BlockList, isIPv6 } from 'node:net'
import { Problem } from '../problem.ts'
import type { World } from '../world.ts'
import type { ApiAccessEntry, Principal } from './principal.ts'

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

function covers({ range }: ApiAccessEntry, address: string): boolean {
  const [network = '', prefix] = range.split('/')
  const family = familyOf(network)
  const block = new BlockList()
  block.addSubnet(network, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family)
  return block.check(address, familyOf(address))
}

/**
 * Refuses a credential that is used from an address that is not on its access list, or that has none where the organization wants
 * one. Both are 403. Users log in, and are not asked.
 */
export function checkApiAccess(principal: Principal, { world, address }: { world: World; address: string }): void {
  if (principal.kind === 'anonymous' || principal.kind === 'user') return
  const { accessList } = principal
  if (accessList.length === 0) {
    if (!world.state.organizationSettings.apiAccessListRequired) return
    throw new Problem(403, 'ORG_REQUIRES_ACCESS_LIST', {
      detail: 'This organization requires access through an access list of ip ranges.',
      parameters: [address],
    })
  }
  const entry = accessList.find((one) => covers(one, address))
  if (!entry) {
    throw new Problem(403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', {
      detail: `IP address ${address} is not allowed to access this resource.`,
      parameters: [address],
    })
  }
  entry.uses += 1
  entry.lastUse = { at: world.clock.now().getTime(), address }
}

import { BlockList, isIPv6 } from 'node:net'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

/** Whether the access list of the project lets the address in: by entries that are in effect, at `now` in ms since 1970. */
export function isLetIn(
  address: string,
  { project, now, world }: { project: Project; now: number; world: Pick<World, 'quirks'> },
): boolean {
  const ranges = new BlockList()
  for (const { kind, value, createdAt, deleteAfter, fails } of project.accessList) {
    const isActive = !fails && now >= createdAt + world.quirks.accessListActiveMs
    if (!isActive || kind === 'awsSecurityGroup' || (deleteAfter !== undefined && deleteAfter <= now)) continue
    const [network = '', prefix] = value.split('/')
    ranges.addSubnet(network, Number(prefix), familyOf(network))
  }
  return ranges.check(address, familyOf(address))
}

/** Project and cluster that a request to the Admin API names, as they are written. */
interface Requested {
  readonly project: string | undefined
  readonly cluster: string | undefined
}

const PLACE = /^(?:\/api\/atlas\/v2)?\/groups\/([^/:]+)(?:\/(?:clusters|flexClusters)\/([^/:]+))?/

/** Reads them out of the raw parameters of `call-api`: from `path`, or from `parameters` by the names that Atlas gives them. */
export function requestedBy({ path, parameters }: Readonly<Record<string, unknown>>): Requested {
  const given = new Map(Object.entries(Object(parameters)))
  const named = (name: string | undefined) => {
    const value = name === undefined ? undefined : given.get(name)
    return typeof value === 'string' ? value : undefined
  }
  if (typeof path !== 'string') return { project: named('groupId'), cluster: named('clusterName') }
  const [, project, cluster] = PLACE.exec(path) ?? []
  const filled = (segment = '') => (segment.startsWith('{') ? named(segment.slice(1, -1)) : segment || undefined)
  return { project: filled(project), cluster: filled(cluster) }
}

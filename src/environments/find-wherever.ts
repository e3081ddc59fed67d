import { AtlasError } from '../atlas/atlas-error.ts'
import type { Atlas } from '../atlas/client.ts'
import type { Cloud } from '../atlas/cloud.ts'
import { type Environment, findEnvironments, type SearchPlace } from './find-environments.ts'
import type { Identity } from './identity.ts'

/**
 * The environment of one pull request where its file says, and as a project wherever the credentials see one: the file may have said
 * otherwise when it was brought up. All that is found bears the marks of that pull request.
 */
export async function findWherever({
  atlas,
  place,
  cloud,
  identity,
}: {
  atlas: Atlas
  place: SearchPlace
  cloud: Cloud
  identity: Identity
}): Promise<{ readonly environment: Environment; readonly place: SearchPlace }[]> {
  return inEveryPlace({ place, find: (one) => findEnvironments({ atlas, place: one, cloud, identity }) })
}

/** What is found where the file says, and among the projects that the credentials see: each with the place where it was found. */
export async function inEveryPlace({
  place,
  find,
}: {
  place: SearchPlace
  find: (place: SearchPlace) => Promise<readonly Environment[]>
}): Promise<{ readonly environment: Environment; readonly place: SearchPlace }[]> {
  const anyProject: SearchPlace = { isolation: 'project' }
  const places = place.isolation === 'project' ? [anyProject] : [place, anyProject]
  const found = await Promise.all(
    places.map(async (one) => {
      const looked = find(one)
      const environments = await (one.isolation === place.isolation ? looked : looked.catch(noneIfForbidden))
      return environments.map((environment) => ({ environment, place: one }))
    }),
  )
  return found.flat()
}

/** Credentials that may work in one project only have made no other. */
function noneIfForbidden(error: unknown): readonly Environment[] {
  if (error instanceof AtlasError && error.status === 403) return []
  throw error
}

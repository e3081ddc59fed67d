import { findProject } from '../access.ts'
import { busyRefusal } from '../backups/busy-refusal.ts'
import { isReadable } from '../clusters/cluster.ts'
import { clusterNotFound } from '../clusters/cluster-name.ts'
import type { SampleLoad } from '../database/database.ts'
import { Problem, resourceNotFound } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import { timestamp } from '../timestamp.ts'

/** Not recorded: the name of the class is a guess. */
const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasSampleDatasetLoadResource::${javaMethod}` },
]

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

function renderLoad({ id, clusterName, createdAt, until, error }: SampleLoad, now: number): object {
  const isOver = now >= until
  return {
    _id: id,
    clusterName,
    completeDate: isOver && error === undefined ? timestamp(until) : null,
    createDate: timestamp(createdAt),
    errorMessage: isOver && error !== undefined ? error : null,
    state: isOver ? (error === undefined ? 'COMPLETED' : 'FAILED') : 'WORKING',
  }
}

const busy = (errorCode: string, detail: string) => new Problem(409, errorCode, { detail })

function add(call: Call): Result {
  const { world, now, params } = call
  const project = projectOf(call, 'write')
  const clusterName = params['name'] ?? ''
  const cluster = project.clusters.find(({ name }) => name === clusterName)
  if (!cluster || !isReadable(cluster, call)) throw clusterNotFound(clusterName, project)
  // The code of neither refusal is known.
  if (cluster.phase.doing !== 'nothing' || cluster.paused) {
    const why = `Sample data cannot be loaded into cluster ${clusterName}, which is not idle`
    throw busyRefusal(world, { named: busy('CLUSTER_NOT_IDLE', `${why}.`), why })
  }
  const { database } = project
  const isLoading = database.sampleLoads.some((load) => load.clusterName === clusterName && now < load.until)
  if (isLoading && world.quirks.sampleDataMeanwhile === 'refuse') {
    throw busy('SAMPLE_DATASET_LOAD_IN_PROGRESS', `Sample data is being loaded into cluster ${clusterName} already.`)
  }
  const fails = world.state.failedSampleLoads < world.quirks.sampleDataFails
  if (fails) world.state.failedSampleLoads += 1
  const isThere = database.sampleLoads.some(
    (load) => load.clusterName === clusterName && load.createdAt >= cluster.createdAt && load.error === undefined,
  )
  const error = fails
    ? 'The simulator was told to let this load fail.'
    : isThere && world.quirks.sampleDataAgain === 'fail'
      ? 'The namespace sample_airbnb.listingsAndReviews already exists.'
      : undefined
  const failure = error === undefined ? {} : { error }
  const until = now + world.quirks.sampleDataMs
  const load: SampleLoad = { id: world.random.objectId(), clusterName, createdAt: now, until, ...failure }
  database.sampleLoads = [...database.sampleLoads, load]
  return { status: 201, body: renderLoad(load, now) }
}

function read(call: Call): Result {
  const id = call.params['sampleDatasetId'] ?? ''
  const load = projectOf(call, 'read').database.sampleLoads.find((one) => one.id === id)
  if (!load) throw resourceNotFound(call.request.path)
  return { status: 200, body: renderLoad(load, call.now) }
}

export const sampleData: readonly Route[] = [
  {
    method: 'POST',
    path: '/groups/{groupId}/sampleDatasetLoad/{name}',
    versions: versions('createSampleDatasetLoad'),
    limit: 'sampleData',
    audit: ({ params }) => [{ type: 'SAMPLE_DATASET_LOAD_REQUESTED', details: { clusterName: params['name'] } }],
    handle: add,
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/sampleDatasetLoad/{sampleDatasetId}',
    versions: versions('getSampleDatasetLoad'),
    limit: 'sampleData',
    handle: read,
  },
]

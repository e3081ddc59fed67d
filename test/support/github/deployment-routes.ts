import type { DeploymentRecord, DeploymentStatusName, RepositoryRecord } from './model.ts'
import { notFound, type RepositoryRoute, refusal } from './route.ts'

const STATES: readonly string[] = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']

/** Docs: REST API endpoints for deployments, and for deployment statuses. Both lists begin with the newest. */
export const DEPLOYMENT_ROUTES: readonly RepositoryRoute[] = [
  {
    method: 'GET',
    path: '/deployments',
    needs: ['deployments'],
    query: ['sha', 'ref', 'task', 'environment'],
    handle({ repository, query, shapes }) {
      const found = repository.deployments.toReversed().filter((one) =>
        (['sha', 'ref', 'task', 'environment'] as const).every((name) => {
          const wanted = query.get(name)
          return wanted === null || wanted === 'none' || one[name] === wanted
        }),
      )
      return { status: 200, items: found.map((one) => shapes.deployment(repository, one)) }
    },
  },
  {
    method: 'POST',
    path: '/deployments',
    needs: ['deployments'],
    fields: {
      ref: 'string!',
      task: 'string',
      auto_merge: 'boolean',
      required_contexts: 'array',
      payload: 'string',
      environment: 'string',
      description: 'string',
      transient_environment: 'boolean',
      production_environment: 'boolean',
    },
    handle({ model, repository, access, shapes, body }) {
      const ref = String(body['ref'])
      const sha = shaOf(repository, ref)
      if (sha === undefined) return refusal(422, `No ref found for: ${ref}`)
      // "all the unique contexts" have to be green before a deployment unless the list is given empty.
      if (
        !Array.isArray(body['required_contexts']) ||
        body['required_contexts'].length > 0 ||
        body['auto_merge'] !== false
      )
        return refusal(409, 'Conflict: Commit status checks failed for main.')
      const environment = String(body['environment'] ?? 'production')
      const made: DeploymentRecord = {
        id: model.nextId(),
        ref,
        sha,
        task: String(body['task'] ?? 'deploy'),
        environment,
        description: String(body['description'] ?? ''),
        isTransient: body['transient_environment'] === true,
        isProduction: (body['production_environment'] ?? environment === 'production') === true,
        creator: access.as,
        createdAt: model.nextTime(),
        statuses: [],
      }
      repository.deployments.push(made)
      return { status: 201, body: shapes.deployment(repository, made) }
    },
  },
  {
    method: 'GET',
    path: '/deployments/:deployment/statuses',
    needs: ['deployments'],
    handle({ repository, parts, shapes }) {
      const found = deploymentOf(repository, parts)
      if (found === undefined) return notFound()
      return { status: 200, items: found.statuses.toReversed().map((one) => shapes.status(repository, found, one)) }
    },
  },
  {
    method: 'POST',
    path: '/deployments/:deployment/statuses',
    needs: ['deployments'],
    fields: {
      state: 'string!',
      log_url: 'string',
      description: 'string',
      environment: 'string',
      environment_url: 'string',
      auto_inactive: 'boolean',
    },
    handle({ model, repository, parts, shapes, body }) {
      const found = deploymentOf(repository, parts)
      if (found === undefined) return notFound()
      const state = String(body['state'])
      const description = String(body['description'] ?? '')
      if (!STATES.includes(state) || description.length > 140) return refusal(422, 'Validation Failed')
      const add = (to: DeploymentRecord, name: DeploymentStatusName) => {
        const made = {
          id: model.nextId(),
          state: name,
          description,
          environmentUrl: String(body['environment_url'] ?? ''),
          logUrl: String(body['log_url'] ?? ''),
          createdAt: model.nextTime(),
        }
        to.statuses.push(made)
        return made
      }
      const made = add(found, state as DeploymentStatusName)
      // "Adds a new inactive status to all prior non-transient, non-production environment deployments".
      const others = repository.deployments.filter(
        (one) => one.id < found.id && one.environment === found.environment && !one.isTransient && !one.isProduction,
      )
      if (state === 'success' && body['auto_inactive'] !== false) for (const one of others) add(one, 'inactive')
      return { status: 201, body: shapes.status(repository, found, made) }
    },
  },
]

function deploymentOf(repository: RepositoryRecord, parts: Readonly<Record<string, string>>) {
  return repository.deployments.find(({ id }) => id === Number(parts['deployment']))
}

function shaOf({ commits, pullRequests, files }: RepositoryRecord, ref: string): string | undefined {
  if (commits.has(ref)) return ref
  const branch = [...pullRequests.values()].find(({ headRef }) => headRef === ref)
  return branch?.headSha ?? (files.has(ref) ? '1'.repeat(40) : undefined)
}

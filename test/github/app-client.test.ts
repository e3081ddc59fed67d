import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { appWorld, keyPair } from './app.ts'
import { failureOf } from './opened.ts'

const keys = keyPair()
const HOUR = 3_600_000

describe('an installation token', () => {
  test.for(['', '/api/v3'] as const)(
    'is minted for the one repository with what a run needs, below "%s"',
    async (basePath) => {
      const { gitHub, app, as, asked } = await appWorld({ keys, basePath })
      gitHub.repository('octo/blog').openPullRequest({ number: 42 })
      gitHub.repository('octo/shop')
      app.install({ account: 'octo', permissions: { ...ALL, administration: 'write', actions: 'read' } })
      expect(await as('octo/blog').pullRequest(42)).toMatchObject({ number: 42, state: 'open' })
      expect(asked()).toEqual([
        'GET /repos/octo/blog/installation',
        'POST /app/installations/#/access_tokens',
        'GET /repos/octo/blog/pulls/42',
      ])
      expect(app.minted).toMatchObject([
        {
          permissions: { contents: 'read', deployments: 'write', metadata: 'read', 'pull-requests': 'write' },
          selection: 'selected',
          installation: { only: new Set([gitHub.repository('octo/blog').record.id]) },
        },
      ])
      expect(Object.keys(app.minted[0]?.permissions ?? {})).toHaveLength(4)
    },
  )
})

const ALL = { contents: 'write', deployments: 'write', metadata: 'read', pull_requests: 'write' } as const

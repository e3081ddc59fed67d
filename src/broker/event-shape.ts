import * as z from 'zod/mini'
import { once } from '../base/once.ts'
import type { GitHubEvent } from '../github/event.ts'

const word = () => z.string().check(z.regex(/^\w{0,60}$/))
const number = () => z.number().check(z.int(), z.gte(1), z.lte(9_999_999_999))
const sha = () => z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))

/** As `readPullRequest` gives it, without times: whoever needs those asks GitHub. */
const pullRequest = () =>
  z.pipe(
    z.strictObject({
      number: number(),
      state: z.enum(['open', 'closed']),
      closedAt: z.exactOptional(z.string().check(z.maxLength(40))),
      isDraft: z.boolean(),
      isMerged: z.boolean(),
      isFork: z.boolean(),
      isDependabot: z.boolean(),
      labels: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100)),
      baseRef: z.exactOptional(z.string().check(z.regex(/^(?![-/])[\w./+@#-]{1,250}$/))),
      baseSha: z.exactOptional(sha()),
      headSha: z.exactOptional(sha()),
    }),
    z.transform(({ closedAt: _, baseRef, baseSha, headSha, ...rest }) => ({
      ...rest,
      closedAt: undefined,
      baseRef,
      baseSha,
      headSha,
    })),
  )

/** What a job says of the event that started it: as `readEvent` gives it, in JSON. */
export const eventShape = once(
  (): z.ZodMiniType<GitHubEvent> =>
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('pull request'),
        name: z.enum(['pull_request', 'pull_request_target']),
        action: word(),
        pullRequest: pullRequest(),
      }),
      z.strictObject({
        kind: z.literal('comment'),
        number: number(),
        isOnPullRequest: z.boolean(),
        association: word(),
      }),
      z.pipe(
        z.strictObject({
          kind: z.literal('dispatch'),
          name: z.enum(['workflow_dispatch', 'repository_dispatch']),
          number: z.exactOptional(number()),
        }),
        z.transform(({ kind, name, number }) => ({ kind, name, number })),
      ),
      z.pipe(
        z.strictObject({
          kind: z.literal('merge group'),
          action: z.exactOptional(z.enum(['checks_requested', 'destroyed'])),
          number: z.exactOptional(number()),
        }),
        z.transform(({ kind, action, number }) => ({ kind, action, number })),
      ),
      z.strictObject({ kind: z.literal('schedule') }),
      z.strictObject({ kind: z.literal('other'), name: word() }),
    ]),
)

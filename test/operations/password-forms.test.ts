import fc from 'fast-check'
import { expect, test } from 'vitest'
import { APP } from './support/database-users.ts'
import { stage } from './support/stage.ts'
import { told } from './support/told.ts'

/** Any text that is taken for a password; at the ends of an input GitHub leaves no spaces. */
const password = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 8, maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('"', '\\', '%', ':', '#', '[', '$', '{', '}', ' ', '\u200b', 'ü', 'a'),
      minLength: 8,
      maxLength: 40,
    }),
  )
  .filter((text) => /^[^\p{Cc}]{8,512}$/u.test(text) && text.trim() === text)

/** The password as it is, within a URI, and within JSON: in none of them may it be seen. */
const formsOf = (value: string) => [value, encodeURIComponent(value.toWellFormed()), JSON.stringify(value).slice(1, -1)]

test('a password of any characters is seen neither in a dry run nor where Atlas quotes what it was sent', async () => {
  const world = await stage({
    interposed: ({ method, path, body }) => {
      if (method !== 'POST' || !path.endsWith('/databaseUsers')) return undefined
      const { password } = JSON.parse(body)
      const detail = [body, password, encodeURIComponent(password.toWellFormed())].join(' and ')
      return { status: 400, json: { error: 400, errorCode: 'INVALID_ATTRIBUTE', detail, parameters: [password] } }
    },
  })
  await world.project()
  await fc.assert(
    fc.asyncProperty(password, async (value) => {
      const params = { ...APP, password: value }
      const [dry, real] = [
        await world.run('create-database-user', params, { dryRun: true }),
        await world.run('create-database-user', params),
      ]
      // JSON may put a backslash beside what is blotted out.
      expect(told(dry.state)).toMatch(/\{"password":"\\*\*\*\*\\*"/)
      expect(told(real.state)).toContain('failed INVALID_ATTRIBUTE')
      const seen = [told(dry.state), told(real.state), JSON.stringify(real.state), ...real.doing].join('\n')
      for (const form of formsOf(value)) expect(seen).not.toContain(form)
    }),
    { numRuns: 60 },
  )
})

import { expect, test } from 'vitest'
import { refusal, settled } from './connected.ts'

const ping = { ping: 1 }

test('a driver logs in with SCRAM-SHA-256 and pings', async () => {
  const stage = await settled()
  const client = await stage.client('app')
  expect(await client.db('admin').command(ping)).toMatchObject({ ok: 1 })
})

test('a wrong password is refused in the words of Atlas', async () => {
  const stage = await settled()
  const client = await stage.client('app', { password: 'wrong horse' })
  expect(await refusal(client.db('admin').command(ping))).toBe('8000 AtlasError: bad auth : Authentication failed.')
})

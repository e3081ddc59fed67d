import { appendFile, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOrderFile } from '../../../src/function/node/order-file.ts'
import type { RunOrder } from '../../../src/function/runs/run-order.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { recordedLog } from '../support/recorded-log.ts'

const { log } = recordedLog()
const order = (pullRequest: number): RunOrder => ({
  kind: 'environment',
  repository: 'octo/shop',
  pullRequest,
  action: 'opened',
  since: '2026-11-22T08:00:00Z',
})
const orders = [1, 2, 3].map((number) => ({ id: `run-${number}`, order: order(number) }))

test('what has not ended is left for the next process, in the order in which it came', async () => {
  const path = join(await temporaryFolder(), 'orders')
  const file = await openOrderFile({ path, log })
  expect(file.left).toEqual([])
  await Promise.all(orders.map(file.add))
  await file.remove('run-2')
  await file.close()
  const next = await openOrderFile({ path, log })
  expect(next.left).toEqual([orders[0], orders[2]])
  await next.close()
  expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(3)
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('half a line, as of a process that was killed, is passed over', async () => {
  const path = join(await temporaryFolder(), 'orders')
  const file = await openOrderFile({ path, log })
  for (const one of orders) await file.add(one)
  await file.close()
  await appendFile(path, '{"ended":"run-')
  expect((await openOrderFile({ path, log })).left).toEqual(orders)
})

test('what is no file of orders is no order', async () => {
  const path = join(await temporaryFolder(), 'orders')
  await writeFile(path, 'null\n42\n[]\n"text"\n{"id":"run-1"}\n{"id":"run-1","order":{"kind":1}}\n\u0000\n')
  expect((await openOrderFile({ path, log })).left).toEqual([])
})

test('a place that cannot be written is refused with what to do', async () => {
  const folder = await temporaryFolder()
  for (const path of [folder, join(folder, 'nowhere', 'orders')])
    await expect(openOrderFile({ path, log })).rejects.toMatchObject({
      code: 'STATE_FILE',
      message: expect.stringContaining(path),
      hint: expect.stringContaining('folder'),
    })
})

/** Works on each item, so many at once, in their order; the results in the same order. Rejects with the first failure, once all have ended. */
export async function inParallel<Item, Result>({
  items,
  width,
  work,
}: {
  items: readonly Item[]
  width: number
  work: (item: Item) => Promise<Result>
}): Promise<Result[]> {
  const results: Result[] = []
  const failures: unknown[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return
      try {
        results[index] = await work(item)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  if (failures.length > 0) throw failures[0]
  return results
}

/** Runs `action` for every item, at most `limit` at once. Ends early when `action` gives false. */
export async function forEachParallel<T>(
  items: Iterable<T>,
  limit: number,
  action: (item: T) => Promise<boolean>,
): Promise<void> {
  const iterator = items[Symbol.iterator]()
  let goesOn = true
  const work = async () => {
    while (goesOn) {
      const next = iterator.next()
      if (next.done) return
      if (!(await action(next.value))) goesOn = false
    }
  }
  await Promise.all(Array.from({ length: limit }, work))
}

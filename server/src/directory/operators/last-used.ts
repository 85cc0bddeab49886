import type { OperatorContext, Transaction } from './context.ts'

/** How old the kept "last used" may be; a write per call would cost more than it tells. In milliseconds. */
const mostOften = 60_000
/** So many keys are kept at most. */
const most = 10_000

/** Remembers at most once a minute per key, and never lets a call fail or wait for it. */
export function rememberSometimes({ clock, database }: OperatorContext) {
  const last = new Map<string, number>()
  return (key: string, write: (tx: Transaction) => Promise<unknown>): void => {
    const now = clock.now()
    if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < mostOften) return
    if (last.size >= most) last.clear()
    last.set(key, now)
    // The next call writes it again.
    database.write(write).catch(() => last.delete(key))
  }
}

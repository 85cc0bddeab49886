import type { Audit, Chain, ChainReport } from '../../audit/index.ts'

interface Checked {
  readonly report: ChainReport
  readonly at: number
}

/** So old a check is shown again while nothing was appended: reading a whole chain for each look would be a gift to idlers. */
const life = 60_000

/** By installation and account. */
const checked = new WeakMap<Audit, Map<string, Checked>>()

/** Whether the chain is whole, checked within the last minute or since it grew. @param now milliseconds since 1970 */
export async function checkedState(audit: Audit, accountId: string, now: number) {
  const chain = audit.chain(accountId)
  const kept = checked.get(audit) ?? new Map<string, Checked>()
  checked.set(audit, kept)
  const last = kept.get(accountId)
  const isFresh = last !== undefined && now - last.at < life && last.report.last === (await newest(chain))
  const { report, at } = isFresh ? last : { report: await chain.verify(), at: now }
  kept.set(accountId, { report, at })
  const { problem, accountId: _, ...figures } = report
  const found = problem === null ? null : { sequence: problem.sequence, id: problem.id, words: problem.words }
  return { ...figures, whole: problem === null, problem: found, checkedAt: new Date(at).toISOString() }
}

async function newest(chain: Chain): Promise<number> {
  const { items } = await chain.list({}, null, 1)
  return items[0]?.sequence ?? 0
}

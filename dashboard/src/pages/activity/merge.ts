import type { ActivityList, ActivityRow } from '../../api/schema.ts'

/**
 * Puts rows that came since into the first page, newest first. A row that is known already (a summary of reads that
 * has grown) takes its new form and place.
 */
export function withNewer(pages: readonly ActivityList[], newer: readonly ActivityRow[]): ActivityList[] {
  const [first, ...others] = pages
  if (!first || newer.length === 0) return [...pages]
  const fresh = new Set(newer.map((row) => row.id))
  const known = new Set(pages.flatMap((page) => page.items.map((row) => row.id)))
  const added = newer.filter((row) => !known.has(row.id)).length
  const without = (page: ActivityList): ActivityList => ({
    ...page,
    items: page.items.filter((row) => !fresh.has(row.id)),
    total: page.total + added,
  })
  const sorted = [...newer].sort((a, b) => b.at.localeCompare(a.at))
  const head = without(first)
  return [{ ...head, items: [...sorted, ...head.items] }, ...others.map(without)]
}

import { expect, it } from 'vitest'
import type { ActivityList, ActivityRow } from '../../api/schema.ts'
import { withNewer } from './merge.ts'

const row = (id: string, at: string, count = 1): ActivityRow => ({
  id,
  scimServerId: 's',
  at,
  kind: 'updated',
  actor: 'Microsoft Entra ID',
  summary: id,
  subject: null,
  outcome: 'ok',
  status: 200,
  count,
})

const page = (...items: ActivityRow[]): ActivityList => ({ items, nextCursor: null, total: 3 })

it('puts what came since on top, newest first, and counts it', () => {
  const pages = withNewer(
    [page(row('b', '2026-11-22T10:00:02Z')), page(row('a', '2026-11-22T10:00:01Z'))],
    [row('c', '2026-11-22T10:00:03Z'), row('d', '2026-11-22T10:00:04Z')],
  )
  expect(pages.map((one) => one.items.map((item) => item.id))).toEqual([['d', 'c', 'b'], ['a']])
  expect(pages[0]?.total).toBe(5)
})

it('replaces a row that has grown instead of doubling it', () => {
  const pages = withNewer(
    [page(row('b', '2026-11-22T10:00:02Z'), row('reads', '2026-11-22T10:00:01Z', 4))],
    [row('reads', '2026-11-22T10:00:05Z', 9)],
  )
  expect(pages[0]?.items.map((item) => [item.id, item.count])).toEqual([
    ['reads', 9],
    ['b', 1],
  ])
  expect(pages[0]?.total).toBe(3)
})

it('leaves everything as it is when nothing came', () => {
  const pages = [page(row('a', '2026-11-22T10:00:01Z'))]
  expect(withNewer(pages, [])).toEqual(pages)
})

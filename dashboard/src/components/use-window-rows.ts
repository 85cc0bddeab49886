import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** In pixels; the same as `.row` in table.module.css. */
const rowHeight = 52
/** More rows are asked for when this many are left below the last one drawn. */
const rowsAhead = 30

interface Rows<Row> {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly isMoreFailed: boolean
  readonly loadMore: () => void
}

/** Which rows are on the screen, when to load more, and moving from row to row with the arrow keys. */
export function useWindowRows<Row>({ rows, rowKey, hasMore, isLoadingMore, isMoreFailed, loadMore }: Rows<Row>) {
  const body = useRef<HTMLDivElement>(null)
  const scrollMargin = useDistanceFromTop(body)
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : rowKey(row)
    },
  })
  const drawn = virtualizer.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  const isNearEnd = lastDrawn >= rows.length - rowsAhead
  useEffect(() => {
    if (hasMore && !isLoadingMore && !isMoreFailed && isNearEnd) loadMore()
  }, [hasMore, isLoadingMore, isMoreFailed, isNearEnd, loadMore])

  const moveByArrow = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    if (step === 0 || !row) return
    const target = Number(row.dataset.index) + step
    if (target < 0 || target >= rows.length) return
    event.preventDefault()
    virtualizer.scrollToIndex(target, { align: 'auto' })
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-index="${target}"] a`)?.focus())
  }
  return { body, scrollMargin, drawn, height: virtualizer.getTotalSize(), moveByArrow }
}

/** How far below the page's top an element begins; measured again when anything on the page changes its height. */
function useDistanceFromTop(element: { readonly current: HTMLElement | null }): number {
  const [distance, setDistance] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setDistance(Math.round(element.current.getBoundingClientRect().top + window.scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return distance
}

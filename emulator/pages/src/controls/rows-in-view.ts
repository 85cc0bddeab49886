import { type RefObject, useEffect, useState } from 'react'

/** First and last row to draw; `last` is exclusive. */
export interface RowRange {
  first: number
  last: number
}

const spare = 25

/** Which rows of a table with rows of one height meet the window, with some to spare on both sides. */
export function rangeInView(tableTop: number, windowHeight: number, rowHeight: number, count: number): RowRange {
  const above = Math.floor(-tableTop / rowHeight) - spare
  const first = Math.max(0, Math.min(above, count - 1))
  const last = Math.min(count, Math.ceil((windowHeight - tableTop) / rowHeight) + spare)
  return { first, last: Math.max(first, last) }
}

/** Follows the window's scrolling and size; while not `enabled` all rows are in view. */
export function useRowsInView(
  body: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  enabled: boolean,
): RowRange {
  const [range, setRange] = useState<RowRange>({ first: 0, last: spare * 2 })
  useEffect(() => {
    if (!enabled) return
    const follow = (): void => {
      const element = body.current
      if (element === null) return
      const next = rangeInView(element.getBoundingClientRect().top, window.innerHeight, rowHeight, count)
      setRange((before) => (before.first === next.first && before.last === next.last ? before : next))
    }
    follow()
    window.addEventListener('scroll', follow, { passive: true })
    window.addEventListener('resize', follow)
    return () => {
      window.removeEventListener('scroll', follow)
      window.removeEventListener('resize', follow)
    }
  }, [body, count, rowHeight, enabled])
  return enabled
    ? { first: Math.min(range.first, count), last: Math.min(range.last, count) }
    : { first: 0, last: count }
}

import type { ReactNode } from 'react'

/** From which width a column is shown: always, from about 560 px, from about 900 px of the table's own width. */
export type ColumnWidthClass = 'always' | 'middle' | 'wide'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** CSS grid track, for example `minmax(0, 2fr)` or `120px`. */
  readonly track: string
  readonly from?: ColumnWidthClass
  readonly isNumber?: boolean
  /** Name of the sort order at the API; absent when the column cannot be sorted. */
  readonly sort?: string
  readonly render: (row: Row) => ReactNode
}

/** The grid tracks of the columns that are shown at each width. */
export function gridTracks(columns: readonly Pick<Column<never>, 'track' | 'from'>[]): {
  '--columns-narrow': string
  '--columns-middle': string
  '--columns-wide': string
} {
  const tracks = (shown: (from: ColumnWidthClass) => boolean) =>
    columns
      .filter((column) => shown(column.from ?? 'always'))
      .map((column) => column.track)
      .join(' ')
  return {
    '--columns-narrow': tracks((from) => from === 'always'),
    '--columns-middle': tracks((from) => from !== 'wide'),
    '--columns-wide': tracks(() => true),
  }
}

/** What a click on a column's head asks for: ascending first, then the other way. */
export function nextSort(current: string | undefined, column: string): string {
  return current === column ? `-${column}` : column
}

/** The value of `aria-sort` for a column under the current order. */
export function sortState(current: string | undefined, column: string): 'ascending' | 'descending' | 'none' {
  if (current === column) return 'ascending'
  return current === `-${column}` ? 'descending' : 'none'
}

import { Button, Spinner } from '@fluentui/react-components'
import { ArrowSortDownRegular } from '@fluentui/react-icons/svg/arrow-sort-down'
import { ArrowSortUpRegular } from '@fluentui/react-icons/svg/arrow-sort-up'
import { type CSSProperties, memo } from 'react'
import { type Column, gridTracks, nextSort, sortState } from './columns.ts'
import style from './table.module.css'
import { useWindowRows } from './use-window-rows.ts'

interface VirtualTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** The rows that were loaded so far. */
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** How many there are in all, for screen readers. */
  readonly total: number
  readonly sort?: string | undefined
  readonly onSort?: (sort: string) => void
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  /** The last page could not be loaded; asks again only when the person says so. */
  readonly isMoreFailed: boolean
  readonly loadMore: () => void
}

/** A table of any length that draws only what is on the screen. It scrolls with the page, so that zoom keeps it usable. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { columns, rows, isLoadingMore, isMoreFailed, loadMore } = props
  const { body, scrollMargin, drawn, height, moveByArrow } = useWindowRows(props)
  return (
    <div
      className={style.frame}
      role="table"
      aria-label={props.label}
      aria-rowcount={props.total + 1}
      style={gridTracks(columns) as CSSProperties}
    >
      <TableHead columns={columns} sort={props.sort} onSort={props.onSort} />
      <div ref={body} className={style.rows} role="rowgroup" style={{ height }} onKeyDown={moveByArrow}>
        {drawn.map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <TableRow key={item.key} row={row} index={item.index} top={item.start - scrollMargin} columns={columns} />
          )
        })}
      </div>
      {isLoadingMore && (
        <div className={style.more}>
          <Spinner size="tiny" label="Loading more" />
        </div>
      )}
      {isMoreFailed && (
        <div className={style.more} role="alert">
          The next rows could not be loaded. <Button onClick={loadMore}>Try again</Button>
        </div>
      )}
    </div>
  )
}

interface TableRowProps<Row> {
  readonly row: Row
  readonly index: number
  /** Distance from the first row, in pixels. */
  readonly top: number
  readonly columns: readonly Column<Row>[]
}

function PlainTableRow<Row>({ row, index, top, columns }: TableRowProps<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className={style.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column) => (
        <div key={column.key} role="cell" className={cellClass(column)}>
          {column.render(row)}
        </div>
      ))}
    </div>
  )
}

/** Drawn once, however often the table moves under the window. */
const TableRow = memo(PlainTableRow) as typeof PlainTableRow

function cellClass(column: Pick<Column<never>, 'from' | 'isNumber'>): string {
  const width = column.from === 'wide' ? style.wide : column.from === 'middle' ? style.middle : ''
  return [style.cell, width, column.isNumber ? style.number : ''].filter(Boolean).join(' ')
}

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: string | undefined
  readonly onSort: ((sort: string) => void) | undefined
}

function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  return (
    <div className={style.head} role="row" aria-rowindex={1}>
      {columns.map((column) => {
        const key = column.sort
        if (key === undefined || !onSort) {
          return (
            <div key={column.key} role="columnheader" className={cellClass(column)}>
              {column.title}
            </div>
          )
        }
        const state = sortState(sort, key)
        return (
          <div key={column.key} role="columnheader" aria-sort={state} className={cellClass(column)}>
            <button type="button" className={style.sort} onClick={() => onSort(nextSort(sort, key))}>
              {column.title}
              {state === 'ascending' && <ArrowSortUpRegular aria-hidden />}
              {state === 'descending' && <ArrowSortDownRegular aria-hidden />}
            </button>
          </div>
        )
      })}
    </div>
  )
}

import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'

/** One column; `minor` ones give way on a narrow screen. */
export interface Column<Row> {
  header: string
  cell: (row: Row) => ReactNode
  minor?: boolean
  width?: string
}

const rowHeight = 37
const spacedFrom = 150

const useStyles = makeStyles({
  frame: {
    overflowX: 'auto',
    background: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300 },
  head: {
    padding: '7px 12px',
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
  },
  cell: {
    padding: '6px 12px',
    height: `${String(rowHeight - 13)}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  row: { ':hover': { background: tokens.colorNeutralBackground1Hover } },
  minor: { '@media (max-width: 760px)': { display: 'none' } },
  foot: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '8px 2px',
    color: tokens.colorNeutralForeground3,
  },
})

/** More rows of the same list, when there are any. */
export interface More {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

function LoadMore({ more }: { more: More }): ReactElement {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = end.current
    if (element === null || !more.hasNextPage) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && !more.isFetchingNextPage) void more.fetchNextPage()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [more])
  if (!more.hasNextPage) return <div ref={end} />
  return (
    <div ref={end}>
      {more.isFetchingNextPage ? (
        <Spinner size="tiny" label="Loading more" />
      ) : (
        <Button onClick={() => void more.fetchNextPage()}>Load more</Button>
      )}
    </div>
  )
}

/** A dense table that draws only the rows in view once it is long. */
export function DataTable<Row>(properties: {
  label: string
  columns: Column<Row>[]
  rows: Row[]
  keyOf: (row: Row) => string
  empty: ReactNode
  total?: number | undefined
  more?: More
}): ReactElement {
  const { columns, rows, keyOf } = properties
  const styles = useStyles()
  const body = useRef<HTMLTableSectionElement>(null)
  const spaced = rows.length > spacedFrom
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 20,
    scrollMargin: body.current?.offsetTop ?? 0,
    enabled: spaced,
  })
  if (rows.length === 0) return <>{properties.empty}</>
  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const shown = spaced ? rows.slice(first?.index ?? 0, (last?.index ?? 0) + 1) : rows
  const before = spaced ? (first?.index ?? 0) * rowHeight : 0
  const after = spaced ? (rows.length - 1 - (last?.index ?? 0)) * rowHeight : 0
  return (
    <>
      <div className={styles.frame}>
        <table aria-label={properties.label} aria-rowcount={properties.total ?? rows.length} className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.header}
                  scope="col"
                  className={mergeClasses(styles.head, column.minor === true && styles.minor)}
                  style={{ width: column.width }}
                >
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {before > 0 ? <tr style={{ height: before }} aria-hidden="true" /> : null}
            {shown.map((row) => (
              <tr key={keyOf(row)} className={styles.row}>
                {columns.map((column) => (
                  <td key={column.header} className={mergeClasses(styles.cell, column.minor === true && styles.minor)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
            {after > 0 ? <tr style={{ height: after }} aria-hidden="true" /> : null}
          </tbody>
        </table>
      </div>
      <div className={styles.foot}>
        {properties.total === undefined ? null : (
          <Text size={200}>
            {rows.length === properties.total
              ? `${String(rows.length)} in all`
              : `${String(rows.length)} of ${String(properties.total)} shown`}
          </Text>
        )}
        {properties.more === undefined ? null : <LoadMore more={properties.more} />}
      </div>
    </>
  )
}

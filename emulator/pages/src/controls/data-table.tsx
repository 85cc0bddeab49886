import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { useRowsInView } from './rows-in-view.ts'

/** One column; `minor` ones give way on a narrow screen. */
export interface Column<Row> {
  header: string
  cell: (row: Row) => ReactNode
  minor?: boolean
  /** Long words without spaces (paths, addresses) may break anywhere. */
  breakable?: boolean
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
    overflowWrap: 'break-word',
  },
  // Rows of a long table have one height, or the place in it could not be told.
  oneLine: { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: '320px' },
  row: { ':hover': { background: tokens.colorNeutralBackground1Hover } },
  breakable: { overflowWrap: 'anywhere' },
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

interface Rows<Row> {
  columns: Column<Row>[]
  rows: Row[]
  keyOf: (row: Row) => string
}

function TableBody<Row>({ columns, rows, keyOf }: Rows<Row>): ReactElement {
  const styles = useStyles()
  const body = useRef<HTMLTableSectionElement>(null)
  const spaced = rows.length > spacedFrom
  const { first, last } = useRowsInView(body, rows.length, rowHeight, spaced)
  return (
    <tbody ref={body}>
      {first > 0 ? <tr style={{ height: first * rowHeight }} aria-hidden="true" /> : null}
      {rows.slice(first, last).map((row) => (
        <tr key={keyOf(row)} className={styles.row}>
          {columns.map((column) => (
            <td
              key={column.header}
              className={mergeClasses(
                styles.cell,
                spaced && styles.oneLine,
                column.breakable === true && styles.breakable,
                column.minor === true && styles.minor,
              )}
            >
              {column.cell(row)}
            </td>
          ))}
        </tr>
      ))}
      {last < rows.length ? <tr style={{ height: (rows.length - last) * rowHeight }} aria-hidden="true" /> : null}
    </tbody>
  )
}

/** A dense table that draws only the rows in view once it is long. */
export function DataTable<Row>(
  properties: Rows<Row> & { label: string; empty: ReactNode; total?: number | undefined; more?: More },
): ReactElement {
  const { columns, rows, total } = properties
  const styles = useStyles()
  if (rows.length === 0) return <>{properties.empty}</>
  return (
    <>
      <div className={styles.frame}>
        <table aria-label={properties.label} aria-rowcount={total ?? rows.length} className={styles.table}>
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
          <TableBody columns={columns} rows={rows} keyOf={properties.keyOf} />
        </table>
      </div>
      <div className={styles.foot}>
        {total === undefined ? null : (
          <Text size={200}>
            {rows.length === total ? `${String(total)} in all` : `${String(rows.length)} of ${String(total)} shown`}
          </Text>
        )}
        {properties.more === undefined ? null : <LoadMore more={properties.more} />}
      </div>
    </>
  )
}

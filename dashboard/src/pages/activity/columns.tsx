import { Link } from '@tanstack/react-router'
import type { ActivityRow } from '../../api/schema.ts'
import type { Column } from '../../components/columns.ts'
import { MainCell } from '../../components/MainCell.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { State } from '../../components/State.tsx'
import { kindWords } from '../../format/activity.ts'
import { count } from '../../format/number.ts'

function OutcomeCell({ row }: { row: ActivityRow }) {
  const status = row.status === null ? '' : ` ${row.status}`
  return row.outcome === 'ok' ? <State colour="green">Done{status}</State> : <State colour="red">Refused{status}</State>
}

export const activityColumns: readonly Column<ActivityRow>[] = [
  {
    key: 'summary',
    title: 'What happened',
    track: 'minmax(0, 4fr)',
    render: (row) => (
      <MainCell
        link={
          <Link
            from="/accounts/$accountId/activity"
            to="/accounts/$accountId/activity"
            search={(previous) => ({ ...previous, open: row.id })}
            resetScroll={false}
          >
            <bdi dir="auto">{row.summary}</bdi>
          </Link>
        }
        second={row.count > 1 ? `${kindWords[row.kind]}, ${count(row.count)} times` : kindWords[row.kind]}
      />
    ),
  },
  {
    key: 'actor',
    title: 'By',
    track: 'minmax(0, 1fr)',
    from: 'middle',
    render: (row) => <bdi dir="auto">{row.actor}</bdi>,
  },
  { key: 'outcome', title: 'Outcome', track: '116px', from: 'middle', render: (row) => <OutcomeCell row={row} /> },
  { key: 'at', title: 'When', track: '110px', render: (row) => <RelativeTime time={row.at} /> },
]

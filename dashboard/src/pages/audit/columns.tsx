import type { AuditEntry } from '../../api/schema.ts'
import type { Column } from '../../components/columns.ts'
import { MainCell } from '../../components/MainCell.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'

export const auditColumns: readonly Column<AuditEntry>[] = [
  {
    key: 'words',
    title: 'What was done',
    track: 'minmax(0, 4fr)',
    render: (row) => (
      <MainCell
        link={
          <bdi dir="auto">
            {row.operatorName} {row.words}
          </bdi>
        }
        second={row.action}
      />
    ),
  },
  {
    key: 'operator',
    title: 'By',
    track: 'minmax(0, 1fr)',
    from: 'middle',
    render: (row) => <bdi dir="auto">{row.operatorName}</bdi>,
  },
  {
    key: 'sequence',
    title: 'Row',
    track: '110px',
    from: 'wide',
    isNumber: true,
    render: (row) => <span title={`SHA-256 ${row.hash}`}>{row.sequence}</span>,
  },
  { key: 'at', title: 'When', track: '110px', render: (row) => <RelativeTime time={row.at} /> },
]

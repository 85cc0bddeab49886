import { Link } from '@tanstack/react-router'
import type { PersonRow } from '../../api/schema.ts'
import type { Column } from '../../components/columns.ts'
import { MainCell } from '../../components/MainCell.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { ActiveState } from '../../components/State.tsx'

function text(value: string | null) {
  return <bdi dir="auto">{value ?? '–'}</bdi>
}

export const personColumns: readonly Column<PersonRow>[] = [
  {
    key: 'name',
    title: 'Name',
    track: 'minmax(0, 2fr)',
    sort: 'name',
    render: (person) => (
      <MainCell
        link={
          <Link
            from="/accounts/$accountId/users"
            to="/accounts/$accountId/users/$userId"
            params={{ userId: person.id }}
          >
            <bdi dir="auto">{person.displayName || person.userName}</bdi>
          </Link>
        }
        second={person.email ?? person.userName}
      />
    ),
  },
  {
    key: 'title',
    title: 'Title',
    track: 'minmax(0, 1.4fr)',
    from: 'middle',
    sort: 'title',
    render: (p) => text(p.title),
  },
  {
    key: 'department',
    title: 'Department',
    track: 'minmax(0, 1fr)',
    from: 'middle',
    sort: 'department',
    render: (p) => text(p.department),
  },
  {
    key: 'phone',
    title: 'Phone',
    track: 'minmax(0, 1fr)',
    from: 'wide',
    render: (p) => <bdi dir="ltr">{p.phone ?? '–'}</bdi>,
  },
  { key: 'location', title: 'Location', track: 'minmax(0, 0.8fr)', from: 'wide', render: (p) => text(p.location) },
  { key: 'state', title: 'State', track: '96px', render: (p) => <ActiveState active={p.active} /> },
  {
    key: 'changed',
    title: 'Changed',
    track: '120px',
    from: 'wide',
    sort: 'lastModified',
    render: (p) => <RelativeTime time={p.lastModified} />,
  },
]

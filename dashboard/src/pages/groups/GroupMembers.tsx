import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { membersSearch } from '../../addresses.ts'
import { membersQuery } from '../../api/groups.ts'
import type { MemberRow } from '../../api/schema.ts'
import { ControlBar, Filter, SearchField } from '../../components/Controls.tsx'
import type { Column } from '../../components/columns.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { MainCell } from '../../components/MainCell.tsx'
import { Card } from '../../components/Page.tsx'
import { ActiveState } from '../../components/State.tsx'
import { usePages } from '../../components/use-pages.ts'
import { VirtualTable } from '../../components/VirtualTable.tsx'
import { countOf } from '../../format/number.ts'

const route = getRouteApi('/accounts/$accountId/groups/$groupId')

function MemberLink({ member }: { member: MemberRow }) {
  const name = <bdi dir="auto">{member.displayName}</bdi>
  if (member.kind === 'Group') {
    return (
      <Link from={route.id} to="/accounts/$accountId/groups/$groupId" params={{ groupId: member.id }} search={{}}>
        {name}
      </Link>
    )
  }
  return (
    <Link from={route.id} to="/accounts/$accountId/users/$userId" params={{ userId: member.id }} search={{}}>
      {name}
    </Link>
  )
}

const columns: readonly Column<MemberRow>[] = [
  {
    key: 'name',
    title: 'Name',
    track: 'minmax(0, 2fr)',
    render: (member) => <MainCell link={<MemberLink member={member} />} second={member.userName} />,
  },
  { key: 'kind', title: 'Kind', track: '80px', render: (member) => (member.kind === 'Group' ? 'Group' : 'Person') },
  {
    key: 'title',
    title: 'Title',
    track: 'minmax(0, 1.4fr)',
    from: 'middle',
    render: (member) => <bdi dir="auto">{member.title ?? '–'}</bdi>,
  },
  {
    key: 'state',
    title: 'State',
    track: '96px',
    from: 'middle',
    render: (member) => (member.active === null ? '–' : <ActiveState active={member.active} />),
  },
]

/** The direct members of one group, people and groups, however many there are. */
export function GroupMembers({ accountId, groupId }: { accountId: string; groupId: string }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({ ...membersQuery(accountId, groupId, search), placeholderData: keepPreviousData })
  const pages = usePages(query)
  const change = useCallback(
    (values: Record<string, string>) =>
      void navigate({ search: (previous) => membersSearch({ ...previous, ...values }), replace: true }),
    [navigate],
  )
  const find = useCallback((text: string) => change({ search: text }), [change])
  return (
    <>
      <ControlBar total={query.data && countOf(pages.total, 'member', 'members')}>
        <SearchField label="Search members by name" value={search.search ?? ''} onSearch={find} />
        <Filter
          label="Kind"
          value={search.kind}
          choices={[
            { value: '', text: 'People and groups' },
            { value: 'User', text: 'People' },
            { value: 'Group', text: 'Groups' },
          ]}
          onChoose={(kind) => change({ kind })}
        />
      </ControlBar>
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel title="The members could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && pages.rows.length > 0 && (
        <VirtualTable {...pages} label="Members" columns={columns} rowKey={(member) => member.id} />
      )}
      {query.data && pages.rows.length === 0 && (
        <Card>
          {search.search || search.kind
            ? 'No member fits. Take the search or the filter away.'
            : 'This group has no members. Add members in Microsoft Entra ID; they come with the next cycle.'}
        </Card>
      )}
    </>
  )
}

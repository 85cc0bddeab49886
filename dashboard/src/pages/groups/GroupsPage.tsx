import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { groupsSearch } from '../../addresses.ts'
import { groupsQuery } from '../../api/groups.ts'
import type { GroupRow } from '../../api/schema.ts'
import { ControlBar, SearchField } from '../../components/Controls.tsx'
import type { Column } from '../../components/columns.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { MainCell } from '../../components/MainCell.tsx'
import { Empty, PageHeader } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { usePages } from '../../components/use-pages.ts'
import { VirtualTable } from '../../components/VirtualTable.tsx'
import { count, countOf } from '../../format/number.ts'

const route = getRouteApi('/accounts/$accountId/groups')

const columns: readonly Column<GroupRow>[] = [
  {
    key: 'name',
    title: 'Name',
    track: 'minmax(0, 3fr)',
    sort: 'name',
    render: (group) => (
      <MainCell
        link={
          <Link
            from="/accounts/$accountId/groups"
            to="/accounts/$accountId/groups/$groupId"
            params={{ groupId: group.id }}
          >
            <bdi dir="auto">{group.displayName}</bdi>
          </Link>
        }
        second={group.source === 'manual' ? 'Manual' : null}
      />
    ),
  },
  { key: 'members', title: 'Members', track: '90px', isNumber: true, render: (group) => count(group.memberCount) },
  {
    key: 'nested',
    title: 'Of them groups',
    track: '120px',
    from: 'middle',
    isNumber: true,
    render: (group) => count(group.nestedCount),
  },
  {
    key: 'changed',
    title: 'Changed',
    track: '140px',
    from: 'middle',
    sort: 'lastModified',
    render: (group) => <RelativeTime time={group.lastModified} />,
  },
]

export function GroupsPage() {
  const { accountId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({ ...groupsQuery(accountId, search), placeholderData: keepPreviousData })
  const pages = usePages(query)
  const change = useCallback(
    (values: Record<string, string>) =>
      void navigate({ search: (previous) => groupsSearch({ ...previous, ...values }), replace: true }),
    [navigate],
  )
  const find = useCallback((text: string) => change({ search: text }), [change])
  return (
    <>
      <PageHeader title="Groups" />
      <ControlBar total={query.data && countOf(pages.total, 'group', 'groups')}>
        <SearchField label="Search by name" value={search.search ?? ''} onSearch={find} />
      </ControlBar>
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel
          title="The list of groups could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && pages.rows.length > 0 && (
        <VirtualTable
          {...pages}
          label="Groups"
          columns={columns}
          rowKey={(group) => group.id}
          sort={search.sort ?? 'name'}
          onSort={(sort) => change({ sort })}
        />
      )}
      {query.data && pages.rows.length === 0 && <NoGroups isFiltered={Boolean(search.search)} accountId={accountId} />}
    </>
  )
}

function NoGroups({ isFiltered, accountId }: { isFiltered: boolean; accountId: string }) {
  if (isFiltered) {
    return (
      <Empty icon={<PeopleTeamRegular />} title="No group fits">
        Search with fewer letters.
      </Empty>
    )
  }
  return (
    <Empty
      icon={<PeopleTeamRegular />}
      title="No group has arrived yet"
      action={
        <LinkButton primary>
          <Link to="/accounts/$accountId/scim-servers" params={{ accountId }}>
            Open SCIM Server
          </Link>
        </LinkButton>
      }
    >
      Groups come with provisioning: assign the group of all mailbox users to the application in Entra (step 10).
    </Empty>
  )
}

import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { usersSearch } from '../../addresses.ts'
import { peopleQuery } from '../../api/people.ts'
import { ControlBar, SearchField } from '../../components/Controls.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Empty, PageHeader } from '../../components/Page.tsx'
import { usePages } from '../../components/use-pages.ts'
import { VirtualTable } from '../../components/VirtualTable.tsx'
import { people } from '../../format/number.ts'
import { personColumns } from './columns.tsx'
import { UserFilters } from './UserFilters.tsx'

const route = getRouteApi('/accounts/$accountId/users')

/** Everybody in the directory: search, filter, sort, and go to one. */
export function UsersPage() {
  const { accountId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({ ...peopleQuery(accountId, search), placeholderData: keepPreviousData })
  const pages = usePages(query)
  const change = useCallback(
    (values: Record<string, string>) =>
      void navigate({ search: (previous) => usersSearch({ ...previous, ...values }), replace: true }),
    [navigate],
  )
  const find = useCallback((text: string) => change({ search: text }), [change])
  const isFiltered = Object.keys(search).some((key) => key !== 'sort')
  return (
    <>
      <PageHeader title="Users" />
      <ControlBar total={query.data && people(pages.total)}>
        <SearchField label="Search by name, e-mail, title or department" value={search.search ?? ''} onSearch={find} />
        <UserFilters onChange={change} />
      </ControlBar>
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel
          title="The list of people could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && pages.rows.length > 0 && (
        <VirtualTable
          {...pages}
          label="People"
          columns={personColumns}
          rowKey={(person) => person.id}
          sort={search.sort ?? 'name'}
          onSort={(sort) => change({ sort })}
        />
      )}
      {query.data && pages.rows.length === 0 && <NoPeople isFiltered={isFiltered} accountId={accountId} />}
    </>
  )
}

function NoPeople({ isFiltered, accountId }: { isFiltered: boolean; accountId: string }) {
  if (isFiltered) {
    return (
      <Empty
        icon={<PeopleRegular />}
        title="Nobody fits"
        action={
          <LinkButton>
            <Link to="/accounts/$accountId/users" params={{ accountId }} search={{}}>
              Show everybody
            </Link>
          </LinkButton>
        }
      >
        No person has what you searched for. Search with fewer letters, or take a filter away.
      </Empty>
    )
  }
  return (
    <Empty
      icon={<PeopleRegular />}
      title="Nobody has arrived yet"
      action={
        <LinkButton primary>
          <Link to="/accounts/$accountId/scim-servers" params={{ accountId }}>
            Open SCIM Server
          </Link>
        </LinkButton>
      }
    >
      People come from Microsoft Entra ID. Follow the ten steps in the SCIM Server tab: provision one person on demand,
      start provisioning, then assign the group of all mailbox users.
    </Empty>
  )
}

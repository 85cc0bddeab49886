import { Switch } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { activitySearch } from '../../addresses.ts'
import { activityQuery } from '../../api/activity.ts'
import { ControlBar, SearchField } from '../../components/Controls.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Empty, PageHeader } from '../../components/Page.tsx'
import { usePages } from '../../components/use-pages.ts'
import { VirtualTable } from '../../components/VirtualTable.tsx'
import { countOf } from '../../format/number.ts'
import { ActivityDrawer } from './ActivityDrawer.tsx'
import { ActivityFilters } from './ActivityFilters.tsx'
import { activityColumns } from './columns.tsx'
import { useLiveActivity } from './use-live.ts'

const route = getRouteApi('/accounts/$accountId/activity')

/** Every call in plain words, newest first. */
export function ActivityPage() {
  const { accountId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [isLive, setLive] = useState(true)
  const { open } = search
  const filter = useMemo(() => {
    const { open: _, ...rest } = search
    return rest
  }, [search])
  const query = useInfiniteQuery({ ...activityQuery(accountId, filter), placeholderData: keepPreviousData })
  const pages = usePages(query)
  useLiveActivity(accountId, filter, isLive && query.isSuccess && !query.isPlaceholderData)
  const change = useCallback(
    (values: Record<string, string>) =>
      void navigate({
        search: (previous) => activitySearch({ ...previous, ...values }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  const find = useCallback((text: string) => change({ search: text }), [change])
  return (
    <>
      <PageHeader
        title="Activity"
        description="Each call that changed or refused something, kept for 30 days. Reads are summed up."
        actions={<Switch label="Follow live" checked={isLive} onChange={(_, data) => setLive(data.checked)} />}
      />
      <ControlBar total={query.data && countOf(pages.total, 'entry', 'entries')}>
        <SearchField label="Search by name or words" value={search.search ?? ''} onSearch={find} />
        <ActivityFilters onChange={change} />
      </ControlBar>
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel title="The activity could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && pages.rows.length > 0 && (
        <VirtualTable {...pages} label="Activity" columns={activityColumns} rowKey={(row) => row.id} />
      )}
      {query.data && pages.rows.length === 0 && (
        <Empty
          icon={<HistoryRegular />}
          title={Object.keys(filter).length > 0 ? 'No entry fits' : 'Nothing has happened yet'}
        >
          {Object.keys(filter).length > 0
            ? 'Take a filter away, or search with fewer letters.'
            : 'As soon as Microsoft Entra ID calls (“Test Connection” in step 7), you see it here.'}
        </Empty>
      )}
      {open && <ActivityDrawer accountId={accountId} activityId={open} onClose={() => change({ open: '' })} />}
    </>
  )
}

import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark'
import { keepPreviousData, useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { auditSearch } from '../../addresses.ts'
import { type AuditFilter, auditFile, auditQuery, auditStateQuery } from '../../api/audit.ts'
import { sessionQuery, useAccount } from '../../api/session.ts'
import { ControlBar, SearchField } from '../../components/Controls.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Empty, PageHeader } from '../../components/Page.tsx'
import { usePages } from '../../components/use-pages.ts'
import { VirtualTable } from '../../components/VirtualTable.tsx'
import { countOf } from '../../format/number.ts'
import { AuditFilters } from './AuditFilters.tsx'
import style from './audit.module.css'
import { ChainCard } from './ChainCard.tsx'
import { auditColumns } from './columns.tsx'
import { RetentionCard } from './RetentionCard.tsx'

const route = getRouteApi('/accounts/$accountId/audit')

/** Who did what when, and whether the log is as it was written. */
export function AuditPage() {
  const account = useAccount()
  const { log, from, to, ...rest } = route.useSearch()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const filter: AuditFilter = { ...rest, from: dayStart(from), to: dayEnd(to) }
  return (
    <>
      <PageHeader
        title="Audit"
        description="What operators, the command line and Dynasend itself did. Rows cannot be changed, only expire."
        actions={<Downloads accountId={account.id} filter={filter} />}
      />
      <Cards />
      <Rows
        filter={filter}
        ofInstallation={log === 'installation'}
        maySeeInstallation={session.operator.installationOwner}
      />
    </>
  )
}

const moment = (text: string): string | undefined =>
  Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString()
/** Days are the viewer's. */
const dayStart = (day: string | undefined) => (day === undefined ? undefined : moment(`${day}T00:00:00`))
const dayEnd = (day: string | undefined) => (day === undefined ? undefined : moment(`${day}T23:59:59.999`))

function Downloads({ accountId, filter }: { accountId: string; filter: AuditFilter }) {
  return (
    <div className={style.buttons}>
      <LinkButton>
        <a href={auditFile(accountId, 'csv', filter)} download="audit.csv">
          Export as CSV
        </a>
      </LinkButton>
      <LinkButton>
        <a href={auditFile(accountId, 'jsonl', filter)} download="audit.jsonl">
          Export as JSON lines
        </a>
      </LinkButton>
    </div>
  )
}

function Cards() {
  const account = useAccount()
  const query = useQuery(auditStateQuery(account.id))
  if (query.isPending) return <LoadingRows />
  if (!query.data)
    return <ErrorPanel title="The log could not be checked" error={query.error} onRetry={() => void query.refetch()} />
  return (
    <div className={style.cards}>
      <ChainCard account={account} state={query.data} />
      <RetentionCard account={account} retention={query.data.retention} />
    </div>
  )
}

interface RowsProps {
  readonly filter: AuditFilter
  readonly ofInstallation: boolean
  readonly maySeeInstallation: boolean
}

function Rows({ filter, ofInstallation, maySeeInstallation }: RowsProps) {
  const { accountId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({
    ...auditQuery(accountId, ofInstallation, filter),
    placeholderData: keepPreviousData,
  })
  const pages = usePages(query)
  const change = useCallback(
    (values: Record<string, string>) =>
      void navigate({
        search: (previous) => auditSearch({ ...previous, ...values }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  const find = useCallback((text: string) => change({ search: text }), [change])
  return (
    <>
      <ControlBar total={query.data && countOf(pages.total, 'row', 'rows')}>
        <SearchField label="Search by name, words or id" value={search.search ?? ''} onSearch={find} />
        <AuditFilters chosen={search} maySeeInstallation={maySeeInstallation} onChange={change} />
      </ControlBar>
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel title="The log could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && pages.rows.length > 0 && (
        <VirtualTable {...pages} label="Audit" columns={auditColumns} rowKey={(row) => row.id} />
      )}
      {query.data && pages.rows.length === 0 && (
        <Empty icon={<ShieldCheckmarkRegular />} title="No row fits">
          Take a filter away, or search with fewer letters.
        </Empty>
      )}
    </>
  )
}

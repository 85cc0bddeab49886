import { Checkbox } from '@fluentui/react-components'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { heldBatchSearch } from '../../addresses.ts'
import { heldChangesQuery } from '../../api/held-changes.ts'
import type { HeldBatchDetails, HeldChange } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ControlBar, Filter, SearchField } from '../../components/Controls.tsx'
import type { Column } from '../../components/columns.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { MainCell } from '../../components/MainCell.tsx'
import { Card } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { usePages } from '../../components/use-pages.ts'
import { VirtualTable } from '../../components/VirtualTable.tsx'
import { countOf } from '../../format/number.ts'
import { DecideButtons } from './DecideCard.tsx'
import style from './held-changes.module.css'
import { kindWords, stateWords } from './words.ts'

const route = getRouteApi('/accounts/$accountId/held-changes/$batchId')

/** So many can be decided by name at a time; more is a decision about everything. */
const mostChosen = 1000

interface Choosing {
  readonly chosen: ReadonlySet<string>
  readonly toggle: (id: string) => void
}

const idOf = (change: HeldChange): string => change.personId ?? change.groupId ?? ''

function columnsOf(accountId: string, choosing: Choosing | null): readonly Column<HeldChange>[] {
  const name = (change: HeldChange) => <bdi dir="auto">{change.name}</bdi>
  const columns: readonly Column<HeldChange>[] = [
    {
      key: 'name',
      title: 'Name',
      track: 'minmax(0, 2fr)',
      render: (change) => (
        <MainCell
          link={
            change.personId && change.kind !== 'deleted' ? (
              <Link to="/accounts/$accountId/users/$userId" params={{ accountId, userId: change.personId }} search={{}}>
                {name(change)}
              </Link>
            ) : (
              name(change)
            )
          }
          second={change.department || null}
        />
      ),
    },
    {
      key: 'what',
      title: 'What',
      track: 'minmax(0, 1.2fr)',
      render: (change) => (
        <span>
          {kindWords[change.kind]}{' '}
          {change.kind === 'memberRemoved' && <bdi dir="auto">{change.groupName ?? change.groupId}</bdi>}
        </span>
      ),
    },
    { key: 'state', title: 'State', track: '110px', from: 'middle', render: stateWords },
    {
      key: 'at',
      title: 'When',
      track: '140px',
      from: 'middle',
      render: (change) => <RelativeTime time={change.at} />,
    },
  ]
  if (choosing === null) return columns
  const choice: Column<HeldChange> = {
    key: 'choice',
    title: 'Choose',
    track: '64px',
    render: (change) =>
      change.state === 'held' && !change.decided ? (
        <span className={style.choice}>
          <Checkbox
            aria-label={`Choose ${change.name}`}
            checked={choosing.chosen.has(idOf(change))}
            onChange={() => choosing.toggle(idOf(change))}
          />
        </span>
      ) : null,
  }
  return [choice, ...columns]
}

/** Who is in the batch, searchable, however many; some may be decided about by themselves. */
export function HeldList({ batch, account }: { batch: HeldBatchDetails; account: AccountAccess }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({
    ...heldChangesQuery(account.id, batch.id, search),
    placeholderData: keepPreviousData,
  })
  const pages = usePages(query)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const change = useCallback(
    (values: Record<string, string>) =>
      void navigate({ search: (previous) => heldBatchSearch({ ...previous, ...values }), replace: true }),
    [navigate],
  )
  const mayChoose = account.mayEditPeople && batch.state === 'open'
  const columns = useMemo(() => {
    const toggle = (id: string) =>
      setChosen((before) => {
        const after = new Set(before)
        if (!after.delete(id) && after.size < mostChosen) after.add(id)
        return after
      })
    return columnsOf(account.id, mayChoose ? { chosen, toggle } : null)
  }, [account.id, mayChoose, chosen])
  return (
    <>
      {mayChoose && chosen.size > 0 && (
        <Card title={`${countOf(chosen.size, 'row', 'rows')} chosen`}>
          <DecideButtons
            batch={batch}
            account={account}
            ids={[...chosen]}
            whom={`${countOf(chosen.size, 'chosen row', 'chosen rows')}`}
            onDone={() => setChosen(new Set())}
          />
        </Card>
      )}
      <HeldFilters search={search} onChange={change} total={query.data && countOf(pages.total, 'row', 'rows')} />
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel title="The list could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && pages.rows.length > 0 && (
        <VirtualTable {...pages} label="Held changes" columns={columns} rowKey={(row) => row.id} />
      )}
      {query.data && pages.rows.length === 0 && <Card>Nothing fits. Take the search or a filter away.</Card>}
    </>
  )
}

interface HeldFiltersProps {
  readonly search: ReturnType<typeof heldBatchSearch>
  readonly onChange: (values: Record<string, string>) => void
  readonly total: string | undefined
}

function HeldFilters({ search, onChange, total }: HeldFiltersProps) {
  const find = useCallback((text: string) => onChange({ search: text }), [onChange])
  return (
    <ControlBar total={total}>
      <SearchField label="Search by name" value={search.search ?? ''} onSearch={find} />
      <Filter
        label="What"
        value={search.what}
        choices={[
          { value: '', text: 'People' },
          { value: 'memberships', text: 'Memberships' },
          { value: 'groups', text: 'Groups' },
        ]}
        onChoose={(what) => onChange({ what })}
      />
      <Filter
        label="State"
        value={search.state}
        choices={[
          { value: '', text: 'All' },
          { value: 'held', text: 'Waiting for a decision' },
        ]}
        onChoose={(state) => onChange({ state })}
      />
    </ControlBar>
  )
}

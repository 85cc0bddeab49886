import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { cyclesQuery } from '../../api/health.ts'
import type { Cycle, ScimServer } from '../../api/schema.ts'
import { ControlBar, Filter } from '../../components/Controls.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Card, Empty } from '../../components/Page.tsx'
import { VirtualTable } from '../../components/VirtualTable.tsx'
import { countOf } from '../../format/number.ts'
import { shortDay } from '../../format/time.ts'
import { CyclesChart } from './CyclesChart.tsx'
import { cycleColumns } from './cycle-columns.tsx'
import { daysOf } from './days.ts'
import style from './health.module.css'

interface CyclesTabProps {
  readonly accountId: string
  readonly servers: readonly ScimServer[]
  readonly chosen: string | undefined
}

/** Each SCIM server has cycles of its own; without a choice it is the first one's. */
export function CyclesTab({ accountId, servers, chosen }: CyclesTabProps) {
  const server = servers.find(({ id }) => id === chosen) ?? servers[0]
  if (server === undefined) {
    return (
      <Empty icon={<ArrowSyncRegular />} title="There is no SCIM server yet">
        Create one under SCIM Server and follow the ten steps: each cycle is then shown here.
      </Empty>
    )
  }
  return <ServerCycles key={server.id} accountId={accountId} server={server} isNamed={servers.length > 1} />
}

function ServerCycles({ accountId, server, isNamed }: { accountId: string; server: ScimServer; isNamed: boolean }) {
  const query = useQuery(cyclesQuery(accountId, server.id))
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel title="The cycles could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  if (query.data.items.length === 0) {
    return (
      <Empty icon={<ArrowSyncRegular />} title="No cycle has been seen yet">
        A cycle is seen about a minute after Entra’s first call. In Entra, choose “Start provisioning” (step 9).
      </Empty>
    )
  }
  return (
    <Cycles
      accountId={accountId}
      scimServerId={server.id}
      cycles={query.data.items}
      title={isNamed ? `Cycles of ${server.name}` : 'The last 30 days'}
    />
  )
}

interface CyclesProps {
  readonly accountId: string
  readonly scimServerId: string
  readonly cycles: readonly Cycle[]
  readonly title: string
}

function Cycles({ accountId, scimServerId, cycles, title }: CyclesProps) {
  const [day, setDay] = useState('')
  const [kind, setKind] = useState('')
  const days = useMemo(() => daysOf(cycles, Date.now()), [cycles])
  const columns = useMemo(() => cycleColumns(accountId, scimServerId), [accountId, scimServerId])
  const rows = cycles.filter(
    (cycle) => (day === '' || cycle.beganAt.startsWith(day)) && (kind === '' || cycle.kind === kind),
  )
  const withCycles = days.filter((one) => one.cycles > 0).toReversed()
  return (
    <div className={style.stack}>
      <Card title={title}>
        <CyclesChart days={days} chosen={day} onChoose={(next) => setDay(next === day ? '' : next)} />
      </Card>
      <ControlBar total={countOf(rows.length, 'entry', 'entries')}>
        <Filter
          label="Day"
          value={day}
          choices={[
            { value: '', text: 'Every day' },
            ...withCycles.map((one) => ({ value: one.day, text: `${shortDay(one.day)} (UTC)` })),
          ]}
          onChoose={setDay}
        />
        <Filter
          label="Kind"
          value={kind}
          choices={[
            { value: '', text: 'Cycles and by hand' },
            { value: 'cycle', text: 'Cycles only' },
            { value: 'byHand', text: 'By hand only' },
          ]}
          onChoose={setKind}
        />
      </ControlBar>
      {rows.length > 0 ? (
        <VirtualTable
          label="Cycles"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          total={rows.length}
          hasMore={false}
          isLoadingMore={false}
          isMoreFailed={false}
          loadMore={() => undefined}
        />
      ) : (
        <Empty icon={<ArrowSyncRegular />} title="No entry fits">
          Choose another day or kind.
        </Empty>
      )}
    </div>
  )
}

import { Button, makeStyles, SearchBox, Select, Text } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useLogs } from '../api/provisioning.ts'
import type { ProvisioningLog } from '../api/provisioning-contract.ts'
import { DataTable } from '../controls/data-table.tsx'
import { useDelayed } from '../controls/delayed.ts'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Moment } from '../controls/moment.tsx'
import { outcomeTone, Status } from '../controls/status.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { LogPanel } from './log-panel.tsx'
import { ProvisioningBlade } from './provisioning-blade.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/logs')
const useStyles = makeStyles({ filters: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '10px' } })

function columnsOf(open: (id: string) => void) {
  return [
    { header: 'Date', cell: (log: ProvisioningLog) => <Moment at={log.at} /> },
    {
      header: 'Identity',
      cell: (log: ProvisioningLog) => (
        <Button
          appearance="transparent"
          style={{ padding: 0, minWidth: 0, justifyContent: 'start', textAlign: 'start', fontWeight: 'inherit' }}
          onClick={() => open(log.id)}
        >
          <span dir="auto">{log.object.displayName}</span>
        </Button>
      ),
    },
    { header: 'Action', cell: (log: ProvisioningLog) => log.action },
    { header: 'Status', cell: (log: ProvisioningLog) => <Status tone={outcomeTone(log.status)}>{log.status}</Status> },
    { header: 'Type', minor: true, cell: (log: ProvisioningLog) => log.object.type },
    {
      header: 'Description',
      minor: true,
      cell: (log: ProvisioningLog) => (
        <span dir="auto">
          {log.errorCode ?? log.description}
          {log.fault === null ? '' : ' (a fault of the rehearsal)'}
        </span>
      ),
    },
  ]
}

function Filters({ search, onSearch }: { search: string; onSearch: (search: string) => void }): ReactElement {
  const styles = useStyles()
  const current = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (part: { status?: string; action?: string }): void =>
    void navigate({ search: { ...current, ...part }, replace: true })
  return (
    <div className={styles.filters}>
      <SearchBox
        aria-label="Search logs"
        placeholder="Search by name or identifier"
        value={search}
        onChange={(_, data) => onSearch(data.value)}
      />
      <Select aria-label="Status" value={current.status ?? ''} onChange={(_, data) => choose({ status: data.value })}>
        <option value="">Status: all</option>
        {['Success', 'Failure', 'Skipped', 'Warning'].map((status) => (
          <option key={status}>{status}</option>
        ))}
      </Select>
      <Select aria-label="Action" value={current.action ?? ''} onChange={(_, data) => choose({ action: data.value })}>
        <option value="">Action: all</option>
        {['Create', 'Update', 'Disable', 'Delete', 'StagedDelete', 'Other'].map((action) => (
          <option key={action}>{action}</option>
        ))}
      </Select>
    </div>
  )
}

/** Provisioning logs: one line for each object that was looked at, newest first. */
export function LogsPage(): ReactElement {
  const { applicationId } = route.useParams()
  const current = route.useSearch()
  const navigate = route.useNavigate()
  const [search, setSearch] = useState(current.search ?? '')
  const rested = useDelayed(search)
  const logs = useLogs(applicationId, { status: current.status ?? '', action: current.action ?? '', search: rested })
  const open = (log: string | null): void => {
    const { log: _previous, ...others } = current
    void navigate({ search: log === null ? others : { ...others, log } })
  }
  return (
    <ProvisioningBlade
      applicationId={applicationId}
      page="Provisioning logs"
      commands={
        <CommandBar>
          <Command label="Refresh" icon={<ArrowClockwiseRegular />} onClick={() => void logs.refetch()} />
        </CommandBar>
      }
    >
      <Filters search={search} onSearch={setSearch} />
      <Loaded query={logs} what="The logs">
        {(data) => (
          <DataTable
            label="Provisioning logs"
            columns={columnsOf(open)}
            rows={data.pages.flatMap((page) => page.items)}
            total={data.pages[0]?.total}
            more={logs}
            keyOf={(log) => log.id}
            empty={
              <Empty title="No entry">
                <Text>Nothing has been provisioned yet, or no entry passes the filters above.</Text>
              </Empty>
            }
          />
        )}
      </Loaded>
      <LogPanel applicationId={applicationId} logId={current.log ?? null} onClose={() => open(null)} />
    </ProvisioningBlade>
  )
}

import { Button, Text } from '@fluentui/react-components'
import { AddRegular, DeleteRegular, DismissCircleRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useFaultActions, useFaults } from '../api/faults.ts'
import type { FaultInput, FaultsView } from '../api/provisioning-contract.ts'
import { Card } from '../controls/card.tsx'
import { DataTable } from '../controls/data-table.tsx'
import { Empty } from '../controls/empty.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Status } from '../controls/status.tsx'
import { ProvisioningBlade } from '../provisioning/provisioning-blade.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { keptFaults } from './fault-draft.ts'
import { FaultPanel } from './fault-panel.tsx'
import { meanings } from './fault-words.ts'
import { FaultsBar } from './faults-bar.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/faults')
type Row = FaultsView['faults'][number]

function columnsOf(remove: (id: string) => void) {
  return [
    { header: 'Fault', breakable: true, cell: (row: Row) => row.text },
    { header: 'What the server will see', minor: true, cell: (row: Row) => meanings[row.kind].server },
    {
      header: 'State',
      cell: (row: Row) => <Status tone={row.ended ? 'quiet' : 'warning'}>{row.ended ? 'Ended' : 'On'}</Status>,
    },
    { header: 'Happened', cell: (row: Row) => `${String(row.happened)} ${row.happened === 1 ? 'time' : 'times'}` },
    {
      header: 'Remove',
      width: '80px',
      cell: (row: Row) => (
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={`Remove: ${row.text}`}
          onClick={() => remove(row.id)}
        />
      ),
    },
  ]
}

function Explanation({ seed }: { seed: string }): ReactElement {
  return (
    <Card>
      <SectionHeading>What this is for</SectionHeading>
      <Text>
        A network loses answers, a server is restarted, a limit is reached. Here such trouble is made on purpose,
        between Entra and the SCIM server. Switch a fault on, let cycles run (the clock at the top goes forty minutes
        on), switch it off, let two more cycles run: then both sides must agree again, with nobody twice and nobody
        lost. “Compare” on the command line tells it person by person.
      </Text>
      {seed === '' ? null : <Text size={200}>Seed of the trouble: {seed}. The same seed hits the same requests.</Text>}
    </Card>
  )
}

function Editor({ applicationId, view }: { applicationId: string; view: FaultsView }): ReactElement {
  const [adding, setAdding] = useState(false)
  const { set, clear } = useFaultActions(applicationId)
  const notify = useNotify()
  const put = (faults: FaultInput[], done: string): void =>
    set.mutate(
      { seed: view.seed, faults },
      {
        onSuccess: () => {
          setAdding(false)
          notify('success', done, 'It holds from the next request on.')
        },
      },
    )
  const remove = (id: string): void =>
    put(keptFaults(view.faults.filter((fault) => fault.id !== id)), 'The fault is switched off')
  return (
    <>
      <CommandBar>
        <Command label="Switch on a fault" icon={<AddRegular />} onClick={() => setAdding(true)} />
        <Command
          label="Switch off all"
          icon={<DismissCircleRegular />}
          disabled={view.faults.length === 0}
          busy={clear.isPending}
          onClick={() =>
            clear.mutate(undefined, {
              onSuccess: () => notify('success', 'No faults are on', 'Requests reach the server again as they are.'),
            })
          }
        />
      </CommandBar>
      <FaultsBar applicationId={applicationId} text={view.active ? view.text : null} linked={false} />
      {clear.error === null ? null : <ErrorPanel title="The faults could not be switched off" error={clear.error} />}
      <Explanation seed={view.seed} />
      <DataTable
        label="Faults"
        columns={columnsOf(remove)}
        rows={view.faults}
        keyOf={(row) => row.id}
        empty={
          <Empty title="No faults are on">
            <Text>Every request reaches the server, and every answer reaches Entra.</Text>
          </Empty>
        }
      />
      {adding ? (
        <FaultPanel
          kinds={view.kinds}
          busy={set.isPending}
          error={set.error}
          onSwitchOn={(fault) => put([...keptFaults(view.faults), fault], 'The fault is on')}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}

/** Trouble on purpose between Entra and the SCIM server. */
export function FaultsPage(): ReactElement {
  const { applicationId } = route.useParams()
  const faults = useFaults(applicationId)
  return (
    <ProvisioningBlade applicationId={applicationId} page="Faults">
      <Loaded query={faults} what="The faults">
        {(view) => <Editor applicationId={applicationId} view={view} />}
      </Loaded>
    </ProvisioningBlade>
  )
}

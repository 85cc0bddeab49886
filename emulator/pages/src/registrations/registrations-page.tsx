import { Button, Text } from '@fluentui/react-components'
import { AddRegular, DeleteRegular } from '@fluentui/react-icons'
import { type ReactElement, useState } from 'react'
import { type AppRegistrationView, useRegistrationActions, useRegistrations } from '../api/registrations.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { DataTable } from '../controls/data-table.tsx'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Moment } from '../controls/moment.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { CreateRegistrationPanel } from './create-panel.tsx'
import { GraphAddresses, GraphTroubleCard } from './graph-card.tsx'

function columnsOf(remove: (registration: AppRegistrationView) => void) {
  return [
    { header: 'Name', cell: (row: AppRegistrationView) => <span dir="auto">{row.displayName}</span> },
    { header: 'Application (client) ID', breakable: true, cell: (row: AppRegistrationView) => row.clientId },
    {
      header: 'Permissions',
      minor: true,
      breakable: true,
      cell: (row: AppRegistrationView) => row.permissions.join(', '),
    },
    { header: 'Created', minor: true, cell: (row: AppRegistrationView) => <Moment at={row.createdAt} /> },
    {
      header: 'Delete',
      width: '80px',
      cell: (row: AppRegistrationView) => (
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={`Delete ${row.displayName}`}
          onClick={() => remove(row)}
        />
      ),
    },
  ]
}

function RemoveDialog({
  registration,
  onClose,
}: {
  registration: AppRegistrationView | null
  onClose: () => void
}): ReactElement {
  const { remove } = useRegistrationActions()
  const notify = useNotify()
  const confirm = (): void => {
    if (registration === null) return
    remove.mutate(registration.clientId, {
      onSuccess: () => notify('success', `${registration.displayName} was deleted`),
      onError: (error) => notify('error', 'The registration could not be deleted', error.message),
      onSettled: onClose,
    })
  }
  return (
    <ConfirmDialog
      open={registration !== null}
      title={`Delete ${registration?.displayName ?? ''}?`}
      action="Delete"
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text>Programs that sign in with its client ID and secret are refused from then on.</Text>
    </ConfirmDialog>
  )
}

/** App registrations: programs that may sign in to the rehearsal's Graph for themselves. */
export function RegistrationsPage(): ReactElement {
  const registrations = useRegistrations()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<AppRegistrationView | null>(null)
  return (
    <Blade
      title="App registrations"
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
      ]}
      commands={
        <CommandBar>
          <Command label="New registration" icon={<AddRegular />} onClick={() => setAdding(true)} />
        </CommandBar>
      }
    >
      <GraphAddresses />
      <Loaded query={registrations} what="The app registrations">
        {({ items, permissions }) => (
          <>
            <DataTable
              label="App registrations"
              columns={columnsOf(setRemoving)}
              rows={items}
              total={items.length}
              keyOf={({ clientId }) => clientId}
              empty={
                <Empty title="No program is registered">
                  <Text>
                    A program that sets provisioning up without a person needs a client ID and a client secret: choose
                    “New registration”. With a person it can sign in by device code without one.
                  </Text>
                </Empty>
              }
            />
            {adding ? <CreateRegistrationPanel permissions={permissions} onClose={() => setAdding(false)} /> : null}
          </>
        )}
      </Loaded>
      <GraphTroubleCard />
      <RemoveDialog registration={removing} onClose={() => setRemoving(null)} />
    </Blade>
  )
}

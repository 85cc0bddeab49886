import { Button, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import type { EntraUser } from '../api/contract.ts'
import { useDeletedUserActions, useDeletedUsers } from '../api/tenant.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { DataTable } from '../controls/data-table.tsx'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Moment } from '../controls/moment.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { useNotify } from '../shell/notify.tsx'

function RowActions({ user }: { user: EntraUser }): ReactElement {
  const { restore, purge } = useDeletedUserActions()
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const failed = (error: Error): void => notify('error', `${user.displayName} could not be changed`, error.message)
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
      <Button
        size="small"
        disabled={restore.isPending}
        onClick={() =>
          restore.mutate(user.id, {
            onSuccess: () => notify('success', `${user.displayName} was restored`),
            onError: failed,
          })
        }
      >
        Restore
      </Button>
      <Button size="small" onClick={() => setAsking(true)}>
        Delete permanently
      </Button>
      <ConfirmDialog
        open={asking}
        title={`Delete ${user.displayName} permanently?`}
        action="Delete permanently"
        busy={purge.isPending}
        onConfirm={() =>
          purge.mutate(user.id, {
            onSuccess: () => notify('success', `${user.displayName} is gone`),
            onError: failed,
            onSettled: () => setAsking(false),
          })
        }
        onClose={() => setAsking(false)}
      >
        <Text>One person is removed for good. The next cycle deletes the person in the application too.</Text>
      </ConfirmDialog>
    </span>
  )
}

const columns = [
  { header: 'Display name', cell: (user: EntraUser) => <span dir="auto">{user.displayName}</span> },
  { header: 'User principal name', minor: true, cell: (user: EntraUser) => user.userPrincipalName },
  {
    header: 'Deleted',
    cell: (user: EntraUser) => (user.deletedDateTime === null ? '' : <Moment at={user.deletedDateTime} />),
  },
  { header: 'Actions', cell: (user: EntraUser) => <RowActions user={user} /> },
]

/** The recycle bin: 30 days to restore, or delete for good. */
export function DeletedUsersPage(): ReactElement {
  const users = useDeletedUsers()
  return (
    <Blade
      title="Users"
      subtitle="Deleted users"
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
      ]}
    >
      <Loaded query={users} what="The deleted users">
        {(data) => (
          <DataTable
            label="Deleted users"
            columns={columns}
            rows={data.pages.flatMap((page) => page.items)}
            total={data.pages[0]?.total}
            more={users}
            keyOf={(user) => user.id}
            empty={
              <Empty title="Nobody is deleted">
                <Text>Deleted people stay here for 30 days and are then purged by themselves.</Text>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Blade>
  )
}

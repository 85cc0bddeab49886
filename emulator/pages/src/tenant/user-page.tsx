import { Text } from '@fluentui/react-components'
import {
  DeleteRegular,
  DismissRegular,
  PersonAvailableRegular,
  PersonProhibitedRegular,
  SaveRegular,
} from '@fluentui/react-icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { EntraUser } from '../api/contract.ts'
import { type UserChange, useMemberships, useUser, useUserActions } from '../api/tenant.ts'
import { Card, Facts } from '../controls/card.tsx'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Moment } from '../controls/moment.tsx'
import { Status } from '../controls/status.tsx'
import { UnsavedGuard } from '../controls/unsaved-guard.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade, SectionHeading } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { ManagerCard } from './manager-card.tsx'
import type { TextField } from './user-fields.ts'
import { UserForm } from './user-form.tsx'

const route = getRouteApi('/users/$userId')

/** Fields that were edited and not yet saved. */
export type UserEdits = Partial<Record<TextField, string>>

/** Edits as they are sent: an emptied field is cleared, the two required ones stay text. */
function changesOf(edits: UserEdits): UserChange {
  const { displayName, userPrincipalName, ...optional } = edits
  const cleared = Object.fromEntries(Object.entries(optional).map(([name, text]) => [name, text === '' ? null : text]))
  return {
    ...cleared,
    ...(displayName === undefined ? {} : { displayName }),
    ...(userPrincipalName === undefined ? {} : { userPrincipalName }),
  }
}

function AccountCard({ user }: { user: EntraUser }): ReactElement {
  return (
    <Card>
      <Status tone={user.accountEnabled ? 'good' : 'quiet'}>
        {user.accountEnabled ? 'Account enabled' : 'Account disabled (sign-in blocked)'}
      </Status>
      <Facts
        facts={[
          ['Object ID', user.id],
          ['User type', user.userType],
          ['Created', <Moment key="created" at={user.createdDateTime} />],
          ...Object.entries(user.extra ?? {}),
        ]}
      />
    </Card>
  )
}

function MembershipsCard({ userId }: { userId: string }): ReactElement {
  const memberships = useMemberships(userId)
  return (
    <Card>
      <SectionHeading>Groups</SectionHeading>
      <Loaded query={memberships} what="The groups">
        {(page) =>
          page.items.length === 0 ? (
            <Text>A member of no group.</Text>
          ) : (
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {page.items.map((group) => (
                <li key={group.id}>
                  <AppLink to="/groups/$groupId" params={{ groupId: group.id }}>
                    {group.displayName}
                  </AppLink>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

function UserCommands(properties: { user: EntraUser; edits: UserEdits; onSettled: () => void }): ReactElement {
  const { user, edits } = properties
  const { change, remove } = useUserActions(user.id)
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const navigate = useNavigate()
  const edited = Object.keys(edits).length > 0
  const failed = (error: Error): void => notify('error', `${user.displayName} could not be changed`, error.message)
  const save = (): void =>
    change.mutate(changesOf(edits), {
      onSuccess: () => {
        properties.onSettled()
        notify('success', 'Saved', 'The next cycle sends what changed.')
      },
      onError: failed,
    })
  const toggle = (): void =>
    change.mutate(
      { accountEnabled: !user.accountEnabled },
      {
        onSuccess: () => notify('success', user.accountEnabled ? 'Account disabled' : 'Account enabled'),
        onError: failed,
      },
    )
  const erase = (): void =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notify('success', `${user.displayName} was deleted`, 'Kept for 30 days under “Deleted users”.')
        void navigate({ to: '/users', ignoreBlocker: true })
      },
      onError: failed,
    })
  return (
    <CommandBar>
      <Command label="Save" icon={<SaveRegular />} disabled={!edited} busy={change.isPending} onClick={save} />
      <Command label="Discard" icon={<DismissRegular />} disabled={!edited} onClick={properties.onSettled} />
      <Command
        label={user.accountEnabled ? 'Disable' : 'Enable'}
        icon={user.accountEnabled ? <PersonProhibitedRegular /> : <PersonAvailableRegular />}
        disabled={change.isPending}
        onClick={toggle}
      />
      <Command label="Delete" icon={<DeleteRegular />} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        title={`Delete ${user.displayName}?`}
        action="Delete"
        busy={remove.isPending}
        onConfirm={erase}
        onClose={() => setAsking(false)}
      >
        <Text>
          One person goes to “Deleted users” and can be restored for 30 days. The next cycle disables the person in the
          application.
        </Text>
      </ConfirmDialog>
    </CommandBar>
  )
}

/** One person: every attribute editable, manager, groups; disable and delete. */
export function UserPage(): ReactElement {
  const { userId } = route.useParams()
  const user = useUser(userId)
  const [edits, setEdits] = useState<UserEdits>({})
  return (
    <Blade
      title={user.data?.displayName ?? 'User'}
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
        <AppLink key="users" to="/users">
          Users
        </AppLink>,
      ]}
      commands={
        user.data === undefined ? null : <UserCommands user={user.data} edits={edits} onSettled={() => setEdits({})} />
      }
    >
      <Loaded query={user} what="The user">
        {(found) => (
          <>
            <UnsavedGuard changed={Object.keys(edits).length > 0} />
            <AccountCard user={found} />
            <UserForm user={found} edits={edits} onEdit={(part) => setEdits((before) => ({ ...before, ...part }))} />
            <ManagerCard user={found} />
            <MembershipsCard userId={found.id} />
          </>
        )}
      </Loaded>
    </Blade>
  )
}

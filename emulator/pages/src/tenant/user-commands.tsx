import { Text } from '@fluentui/react-components'
import {
  DeleteRegular,
  DismissRegular,
  PersonAvailableRegular,
  PersonProhibitedRegular,
  SaveRegular,
} from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { EntraUser } from '../api/contract.ts'
import { type UserChange, useUserActions } from '../api/tenant.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import type { TextField } from './user-fields.ts'

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

/** The top menu of a person: save, discard, disable or enable, delete. */
export function UserCommands(properties: { user: EntraUser; edits: UserEdits; onSettled: () => void }): ReactElement {
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

import { Text } from '@fluentui/react-components'
import { AddRegular, DeleteRegular, PeopleAddRegular } from '@fluentui/react-icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { EntraGroup } from '../api/contract.ts'
import { useGroup, useGroupActions } from '../api/tenant.ts'
import { Card, Facts } from '../controls/card.tsx'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { Loaded } from '../controls/loading.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { AddMembersPanel } from './add-members-panel.tsx'
import { GroupForm } from './group-form.tsx'
import { MemberList } from './member-list.tsx'

const route = getRouteApi('/groups/$groupId')

function GroupCommands({ group, onAdd }: { group: EntraGroup; onAdd: () => void }): ReactElement {
  const { addAllMailboxUsers, remove } = useGroupActions(group.id)
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const navigate = useNavigate()
  const addAll = (): void =>
    addAllMailboxUsers.mutate(undefined, {
      onSuccess: () => notify('success', 'All mailbox users were added'),
      onError: (error) => notify('error', 'The members could not be added', error.message),
    })
  const erase = (): void =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notify('success', `The group ${group.displayName} was deleted`)
        void navigate({ to: '/groups', ignoreBlocker: true })
      },
      onError: (error) => notify('error', 'The group could not be deleted', error.message),
    })
  return (
    <CommandBar>
      <Command label="Add members" icon={<AddRegular />} onClick={onAdd} />
      <Command
        label="Add all mailbox users"
        icon={<PeopleAddRegular />}
        busy={addAllMailboxUsers.isPending}
        onClick={addAll}
      />
      <Command label="Delete" icon={<DeleteRegular />} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        title={`Delete the group ${group.displayName}?`}
        action="Delete"
        busy={remove.isPending}
        onConfirm={erase}
        onClose={() => setAsking(false)}
      >
        <Text>
          {group.memberCount} members leave the group; the people stay. If the group is assigned to an application, the
          next cycle deletes it there and disables whoever was in scope only through it.
        </Text>
      </ConfirmDialog>
    </CommandBar>
  )
}

/** One group and its members. */
export function GroupPage(): ReactElement {
  const { groupId } = route.useParams()
  const group = useGroup(groupId)
  const [adding, setAdding] = useState(false)
  return (
    <Blade
      title={group.data?.displayName ?? 'Group'}
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
        <AppLink key="groups" to="/groups">
          Groups
        </AppLink>,
      ]}
      commands={group.data === undefined ? null : <GroupCommands group={group.data} onAdd={() => setAdding(true)} />}
    >
      <Loaded query={group} what="The group">
        {(found) => (
          <>
            <Card>
              <Facts
                facts={[
                  ['Object ID', found.id],
                  ['Group type', found.kind === 'm365' ? 'Microsoft 365' : 'Security'],
                  ['Direct members', String(found.memberCount)],
                ]}
              />
            </Card>
            <GroupForm key={`${found.displayName} ${found.description ?? ''}`} group={found} />
            <MemberList groupId={groupId} />
          </>
        )}
      </Loaded>
      {adding ? <AddMembersPanel groupId={groupId} onClose={() => setAdding(false)} /> : null}
    </Blade>
  )
}

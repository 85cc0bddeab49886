import { Button, SearchBox, Text } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import { type ReactElement, useState } from 'react'
import type { Member } from '../api/contract.ts'
import { useGroupActions, useMembers } from '../api/tenant.ts'
import { DataTable } from '../controls/data-table.tsx'
import { useDelayed } from '../controls/delayed.ts'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { useNotify } from '../shell/notify.tsx'

function MemberName({ member }: { member: Member }): ReactElement {
  const name = <span dir="auto">{member.displayName}</span>
  return member.type === 'User' ? (
    <AppLink to="/users/$userId" params={{ userId: member.id }}>
      {name}
    </AppLink>
  ) : (
    <AppLink to="/groups/$groupId" params={{ groupId: member.id }}>
      {name}
    </AppLink>
  )
}

/** The direct members of a group: search, remove. */
export function MemberList({ groupId }: { groupId: string }): ReactElement {
  const [search, setSearch] = useState('')
  const members = useMembers(groupId, useDelayed(search))
  const { removeMember } = useGroupActions(groupId)
  const notify = useNotify()
  const remove = (member: Member): void =>
    removeMember.mutate(member.id, {
      onSuccess: () => notify('success', `${member.displayName} left the group`),
      onError: (error) => notify('error', 'The member could not be removed', error.message),
    })
  const columns = [
    { header: 'Name', cell: (member: Member) => <MemberName member={member} /> },
    { header: 'Type', cell: (member: Member) => member.type },
    { header: 'Detail', minor: true, cell: (member: Member) => member.detail },
    {
      header: 'Remove',
      width: '60px',
      cell: (member: Member) => (
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          disabled={removeMember.isPending}
          aria-label={`Remove ${member.displayName} from the group`}
          onClick={() => remove(member)}
        />
      ),
    },
  ]
  return (
    <>
      <SearchBox
        aria-label="Search members"
        placeholder="Search members"
        style={{ marginBottom: 10, width: '100%', maxWidth: 420 }}
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      <Loaded query={members} what="The members">
        {(data) => (
          <DataTable
            label="Members"
            columns={columns}
            rows={data.pages.flatMap((page) => page.items)}
            total={data.pages[0]?.total}
            more={members}
            keyOf={(member) => member.id}
            empty={
              <Empty title={search === '' ? 'No members yet' : `No member matches “${search}”`}>
                <Text>“Add all mailbox users” in the top menu adds everybody who has a mailbox.</Text>
              </Empty>
            }
          />
        )}
      </Loaded>
    </>
  )
}

import { Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { EntraUser } from '../api/contract.ts'
import { useMemberships, useUser } from '../api/tenant.ts'
import { Card, Facts } from '../controls/card.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Moment } from '../controls/moment.tsx'
import { Status } from '../controls/status.tsx'
import { UnsavedGuard } from '../controls/unsaved-guard.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade, SectionHeading } from '../shell/blade.tsx'
import { ManagerCard } from './manager-card.tsx'
import { UserCommands, type UserEdits } from './user-commands.tsx'
import { UserForm } from './user-form.tsx'

const route = getRouteApi('/users/$userId')

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

import { Button, makeStyles, SearchBox, Select, Text } from '@fluentui/react-components'
import { AddRegular, ArrowClockwiseRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'
import type { EntraUser } from '../api/contract.ts'
import { useUsers } from '../api/tenant.ts'
import { DataTable } from '../controls/data-table.tsx'
import { useDelayed } from '../controls/delayed.ts'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Status } from '../controls/status.tsx'
import { useStillHere } from '../controls/still-here.ts'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { CreateUserPanel } from './create-user-panel.tsx'

const route = getRouteApi('/users')
const useStyles = makeStyles({ filters: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '10px' } })

const columns = [
  {
    header: 'Display name',
    cell: (user: EntraUser) => (
      <AppLink to="/users/$userId" params={{ userId: user.id }}>
        <span dir="auto">{user.displayName}</span>
      </AppLink>
    ),
  },
  { header: 'User principal name', breakable: true, cell: (user: EntraUser) => user.userPrincipalName },
  { header: 'Job title', minor: true, cell: (user: EntraUser) => <span dir="auto">{user.jobTitle}</span> },
  { header: 'Department', minor: true, cell: (user: EntraUser) => <span dir="auto">{user.department}</span> },
  { header: 'User type', minor: true, cell: (user: EntraUser) => user.userType },
  {
    header: 'Account',
    cell: (user: EntraUser) => (
      <Status tone={user.accountEnabled ? 'good' : 'quiet'}>{user.accountEnabled ? 'Enabled' : 'Disabled'}</Status>
    ),
  },
]

function Filters({ search, onSearch }: { search: string; onSearch: (search: string) => void }): ReactElement {
  const styles = useStyles()
  const address = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <div className={styles.filters}>
      <SearchBox
        aria-label="Search users"
        placeholder="Search by name or address"
        value={search}
        onChange={(_, data) => onSearch(data.value)}
      />
      <Select
        aria-label="Filter"
        value={address.filter ?? ''}
        onChange={(_, data) => void navigate({ search: { ...address, filter: data.value }, replace: true })}
      >
        <option value="">Everybody</option>
        <option value="enabled">Enabled</option>
        <option value="disabled">Disabled</option>
        <option value="guest">Guests</option>
      </Select>
    </div>
  )
}

/** All users of the company. */
export function UsersPage(): ReactElement {
  const address = route.useSearch()
  const navigate = route.useNavigate()
  const [search, setSearch] = useState(address.search ?? '')
  const [creating, setCreating] = useState(false)
  const rested = useDelayed(search)
  const filter = address.filter ?? ''
  const users = useUsers(rested, filter)
  const isStillHere = useStillHere()
  useEffect(() => {
    if (!isStillHere()) return
    void navigate({
      search: { ...(rested === '' ? {} : { search: rested }), ...(filter === '' ? {} : { filter }) },
      replace: true,
    })
  }, [rested, filter, navigate, isStillHere])
  return (
    <Blade
      title="Users"
      subtitle="All users"
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
      ]}
      commands={
        <CommandBar>
          <Command label="New user" icon={<AddRegular />} onClick={() => setCreating(true)} />
          <Command label="Refresh" icon={<ArrowClockwiseRegular />} onClick={() => void users.refetch()} />
        </CommandBar>
      }
    >
      <Filters search={search} onSearch={setSearch} />
      <Loaded query={users} what="The users">
        {(data) => (
          <DataTable
            label="Users"
            columns={columns}
            rows={data.pages.flatMap((page) => page.items)}
            total={data.pages[0]?.total}
            more={users}
            keyOf={(user) => user.id}
            empty={
              <Empty title="Nobody passes the search and the filter">
                <Text>Try fewer letters, or everybody.</Text>
                <Button onClick={() => setSearch('')}>Clear the search</Button>
              </Empty>
            }
          />
        )}
      </Loaded>
      {creating ? <CreateUserPanel onClose={() => setCreating(false)} /> : null}
    </Blade>
  )
}

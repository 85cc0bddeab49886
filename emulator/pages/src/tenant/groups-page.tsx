import { SearchBox, Text } from '@fluentui/react-components'
import { AddRegular, ArrowClockwiseRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'
import type { EntraGroup } from '../api/contract.ts'
import { useGroups } from '../api/tenant.ts'
import { DataTable } from '../controls/data-table.tsx'
import { useDelayed } from '../controls/delayed.ts'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { useStillHere } from '../controls/still-here.ts'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { CreateGroupPanel } from './create-group-panel.tsx'

const route = getRouteApi('/groups')

const columns = [
  {
    header: 'Name',
    cell: (group: EntraGroup) => (
      <AppLink to="/groups/$groupId" params={{ groupId: group.id }}>
        <span dir="auto">{group.displayName}</span>
      </AppLink>
    ),
  },
  { header: 'Members', cell: (group: EntraGroup) => group.memberCount },
  {
    header: 'Group type',
    minor: true,
    cell: (group: EntraGroup) => (group.kind === 'm365' ? 'Microsoft 365' : 'Security'),
  },
  { header: 'Description', minor: true, cell: (group: EntraGroup) => <span dir="auto">{group.description}</span> },
]

/** All groups of the company. */
export function GroupsPage(): ReactElement {
  const address = route.useSearch()
  const navigate = route.useNavigate()
  const [search, setSearch] = useState(address.search ?? '')
  const [creating, setCreating] = useState(false)
  const rested = useDelayed(search)
  const groups = useGroups(rested)
  const isStillHere = useStillHere()
  useEffect(() => {
    if (isStillHere()) void navigate({ search: rested === '' ? {} : { search: rested }, replace: true })
  }, [rested, navigate, isStillHere])
  return (
    <Blade
      title="Groups"
      subtitle="All groups"
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
      ]}
      commands={
        <CommandBar>
          <Command label="New group" icon={<AddRegular />} onClick={() => setCreating(true)} />
          <Command label="Refresh" icon={<ArrowClockwiseRegular />} onClick={() => void groups.refetch()} />
        </CommandBar>
      }
    >
      <SearchBox
        aria-label="Search groups"
        placeholder="Search by name"
        style={{ marginBottom: 10, width: '100%', maxWidth: 420 }}
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      <Loaded query={groups} what="The groups">
        {(data) => (
          <DataTable
            label="Groups"
            columns={columns}
            rows={data.pages.flatMap((page) => page.items)}
            total={data.pages[0]?.total}
            more={groups}
            keyOf={(group) => group.id}
            empty={
              <Empty title={search === '' ? 'No group yet' : `No group matches “${search}”`}>
                <Text>Choose “New group” in the top menu and add everybody with a mailbox to it.</Text>
              </Empty>
            }
          />
        )}
      </Loaded>
      {creating ? <CreateGroupPanel onClose={() => setCreating(false)} /> : null}
    </Blade>
  )
}

import { SearchBox, Text } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { type ReactElement, useState } from 'react'
import { useAssignments } from '../api/applications.ts'
import type { Assignment } from '../api/contract.ts'
import { DataTable } from '../controls/data-table.tsx'
import { useDelayed } from '../controls/delayed.ts'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { AssignPanel } from './assign-panel.tsx'
import { RemoveAssignment } from './remove-assignment.tsx'

/** The command of step 10 together with its fly-out. */
export function AssignmentCommands({ applicationId }: { applicationId: string }): ReactElement {
  const [open, setOpen] = useState(false)
  return (
    <>
      <CommandBar>
        <Command label="Add user/group" icon={<AddRegular />} onClick={() => setOpen(true)} />
      </CommandBar>
      {open ? <AssignPanel applicationId={applicationId} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** Who is assigned to the application. */
export function AssignmentList({ applicationId }: { applicationId: string }): ReactElement {
  const [search, setSearch] = useState('')
  const assignments = useAssignments(applicationId, useDelayed(search))
  const columns = [
    { header: 'Display name', cell: (row: Assignment) => <span dir="auto">{row.displayName}</span> },
    { header: 'Object type', cell: (row: Assignment) => row.principalType },
    { header: 'Detail', minor: true, cell: (row: Assignment) => row.detail },
    { header: 'Role assigned', minor: true, cell: () => 'Default Access' },
    {
      header: 'Remove',
      width: '60px',
      cell: (row: Assignment) => <RemoveAssignment applicationId={applicationId} assignment={row} />,
    },
  ]
  return (
    <>
      <SearchBox
        aria-label="Search assignments"
        placeholder="Search by name"
        style={{ marginBottom: 10, width: '100%', maxWidth: 420 }}
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      <Loaded query={assignments} what="The assignments">
        {(data) => (
          <DataTable
            label="Assigned users and groups"
            columns={columns}
            rows={data.pages.flatMap((page) => page.items)}
            total={data.pages[0]?.total}
            more={assignments}
            keyOf={(row) => row.id}
            empty={
              <Empty title={search === '' ? 'Nobody is assigned yet' : `Nothing assigned matches “${search}”`}>
                <Text>
                  Choose “Add user/group” in the top menu and pick “All Users”. Only direct members of an assigned group
                  are sent: nested groups are not followed.
                </Text>
              </Empty>
            }
          />
        )}
      </Loaded>
    </>
  )
}

import { Text } from '@fluentui/react-components'
import { AddRegular, ArrowClockwiseRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useApplications } from '../api/applications.ts'
import type { Application } from '../api/contract.ts'
import { DataTable } from '../controls/data-table.tsx'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Moment } from '../controls/moment.tsx'
import { Status, type Tone } from '../controls/status.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'

const states: Record<Application['provisioning'], { tone: Tone; text: string }> = {
  notConfigured: { tone: 'quiet', text: 'Not configured' },
  configured: { tone: 'quiet', text: 'Configured, not started' },
  running: { tone: 'good', text: 'Provisioning on' },
  stopped: { tone: 'quiet', text: 'Stopped' },
  quarantine: { tone: 'bad', text: 'In quarantine' },
}

const columns = [
  {
    header: 'Name',
    cell: (application: Application) => (
      <AppLink to="/applications/$applicationId" params={{ applicationId: application.id }}>
        <span dir="auto">{application.displayName}</span>
      </AppLink>
    ),
  },
  {
    header: 'Provisioning',
    cell: ({ provisioning }: Application) => (
      <Status tone={states[provisioning].tone}>{states[provisioning].text}</Status>
    ),
  },
  { header: 'Created', minor: true, cell: (application: Application) => <Moment at={application.createdAt} /> },
  { header: 'Application ID', minor: true, cell: (application: Application) => application.appId },
]

/** Enterprise applications: all of the tenant. */
export function ApplicationsPage(): ReactElement {
  const applications = useApplications()
  const navigate = useNavigate()
  return (
    <Blade
      title="Enterprise applications"
      subtitle="All applications"
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
      ]}
      commands={
        <CommandBar>
          <Command
            label="New application"
            icon={<AddRegular />}
            onClick={() => void navigate({ to: '/applications/new' })}
          />
          <Command label="Refresh" icon={<ArrowClockwiseRegular />} onClick={() => void applications.refetch()} />
        </CommandBar>
      }
    >
      <Loaded query={applications} what="The applications">
        {(rows) => (
          <DataTable
            label="Enterprise applications"
            columns={columns}
            rows={rows}
            keyOf={(application) => application.id}
            empty={
              <Empty title="No application yet">
                <Text>Choose “New application” in the top menu to add Dynasend.</Text>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Blade>
  )
}

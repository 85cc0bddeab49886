import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useApplication } from '../api/applications.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { MenuHeading, ResourceMenu, useMenuEntryStyles } from '../shell/resource-menu.tsx'

function ApplicationMenu({ applicationId }: { applicationId: string }): ReactElement {
  const { entry } = useMenuEntryStyles()
  const common = { params: { applicationId }, className: entry, activeOptions: { exact: true } }
  return (
    <ResourceMenu label="Application menu">
      <Link to="/applications/$applicationId" {...common}>
        Overview
      </Link>
      <MenuHeading>Manage</MenuHeading>
      <Link to="/applications/$applicationId/properties" {...common}>
        Properties
      </Link>
      <Link to="/applications/$applicationId/users-and-groups" {...common}>
        Users and groups
      </Link>
      <Link to="/applications/$applicationId/provisioning" {...common}>
        Provisioning
      </Link>
    </ResourceMenu>
  )
}

/** A page of one enterprise application, with the application's menu at the left. */
export function ApplicationBlade(properties: {
  applicationId: string
  page: string
  commands?: ReactNode
  children: ReactNode
}): ReactElement {
  const application = useApplication(properties.applicationId)
  if (application.error !== null && application.data === undefined) {
    return (
      <ErrorPanel
        title="The application could not be loaded"
        error={application.error}
        retry={() => void application.refetch()}
      />
    )
  }
  return (
    <Blade
      title={application.data?.displayName ?? 'Application'}
      subtitle={properties.page}
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
        <AppLink key="all" to="/applications">
          Enterprise applications
        </AppLink>,
      ]}
      commands={properties.commands}
      menu={<ApplicationMenu applicationId={properties.applicationId} />}
    >
      {properties.children}
    </Blade>
  )
}

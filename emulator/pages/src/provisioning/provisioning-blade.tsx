import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useApplication } from '../api/applications.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { MenuHeading, ResourceMenu, useMenuEntryStyles } from '../shell/resource-menu.tsx'

function ProvisioningMenu({ applicationId }: { applicationId: string }): ReactElement {
  const { entry } = useMenuEntryStyles()
  const exact = { params: { applicationId }, className: entry, activeOptions: { exact: true, includeSearch: false } }
  return (
    <ResourceMenu label="Provisioning menu">
      <Link to="/applications/$applicationId/provisioning" {...exact}>
        Overview
      </Link>
      <MenuHeading>Manage</MenuHeading>
      <Link to="/applications/$applicationId/provisioning/settings" {...exact}>
        Provisioning
      </Link>
      <Link to="/applications/$applicationId/provisioning/users-and-groups" {...exact}>
        Users and groups
      </Link>
      <Link to="/applications/$applicationId/provisioning/mappings" params={{ applicationId }} className={entry}>
        Attribute mapping
      </Link>
      <Link to="/applications/$applicationId/provisioning/expression-builder" {...exact}>
        Expression builder
      </Link>
      <MenuHeading>Monitor</MenuHeading>
      <Link to="/applications/$applicationId/provisioning/logs" {...exact}>
        Provisioning logs
      </Link>
      <MenuHeading>Rehearse</MenuHeading>
      <Link to="/applications/$applicationId/provisioning/faults" {...exact}>
        Faults
      </Link>
    </ResourceMenu>
  )
}

/** A page of one application's provisioning, with the provisioning menu at the left. */
export function ProvisioningBlade(properties: {
  applicationId: string
  page: string
  crumbs?: ReactNode[]
  commands?: ReactNode
  children: ReactNode
}): ReactElement {
  const { applicationId } = properties
  const application = useApplication(applicationId)
  if (application.error !== null && application.data === undefined) {
    return (
      <ErrorPanel
        title="The application could not be loaded"
        error={application.error}
        retry={() => void application.refetch()}
      />
    )
  }
  const name = application.data?.displayName ?? 'Application'
  return (
    <Blade
      title={name}
      subtitle={properties.page}
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
        <AppLink key="all" to="/applications">
          Enterprise applications
        </AppLink>,
        <AppLink key="application" to="/applications/$applicationId" params={{ applicationId }}>
          {name}
        </AppLink>,
        ...(properties.crumbs ?? []),
      ]}
      commands={properties.commands}
      menu={<ProvisioningMenu applicationId={applicationId} />}
    >
      {properties.children}
    </Blade>
  )
}

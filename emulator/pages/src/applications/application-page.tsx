import { Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useApplication } from '../api/applications.ts'
import { Card, Facts } from '../controls/card.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Moment } from '../controls/moment.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { ApplicationBlade } from './application-blade.tsx'

const route = getRouteApi('/applications/$applicationId')

/** An enterprise application's first page. */
export function ApplicationPage(): ReactElement {
  const { applicationId } = route.useParams()
  const application = useApplication(applicationId)
  return (
    <ApplicationBlade applicationId={applicationId} page="Overview">
      <Loaded query={application} what="The application">
        {(found) => (
          <Card>
            <SectionHeading>Properties</SectionHeading>
            <Facts
              facts={[
                ['Name', found.displayName],
                ['Application ID', found.appId],
                ['Object ID', found.objectId],
                ['Created', <Moment key="created" at={found.createdAt} />],
              ]}
            />
          </Card>
        )}
      </Loaded>
      <Card>
        <SectionHeading>Getting started</SectionHeading>
        <Text>
          <AppLink to="/applications/$applicationId/provisioning" params={{ applicationId }}>
            Provision user accounts
          </AppLink>{' '}
          – the application then receives people and groups by itself.
        </Text>
        <Text>
          <AppLink to="/applications/$applicationId/users-and-groups" params={{ applicationId }}>
            Assign users and groups
          </AppLink>{' '}
          – says who is sent.
        </Text>
      </Card>
    </ApplicationBlade>
  )
}

import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { ApplicationBlade } from './application-blade.tsx'
import { AssignmentCommands, AssignmentList } from './assignments.tsx'

const route = getRouteApi('/applications/$applicationId/users-and-groups')

/** Users and groups, from the application's menu. */
export function AssignmentsPage(): ReactElement {
  const { applicationId } = route.useParams()
  return (
    <ApplicationBlade
      applicationId={applicationId}
      page="Users and groups"
      commands={<AssignmentCommands applicationId={applicationId} />}
    >
      <AssignmentList applicationId={applicationId} />
    </ApplicationBlade>
  )
}

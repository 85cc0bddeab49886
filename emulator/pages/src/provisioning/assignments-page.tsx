import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { AssignmentCommands, AssignmentList } from '../applications/assignments.tsx'
import { ProvisioningBlade } from './provisioning-blade.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/users-and-groups')

/** Users and groups, from the provisioning menu (step 10). */
export function ProvisioningAssignmentsPage(): ReactElement {
  const { applicationId } = route.useParams()
  return (
    <ProvisioningBlade
      applicationId={applicationId}
      page="Users and groups"
      commands={<AssignmentCommands applicationId={applicationId} />}
    >
      <AssignmentList applicationId={applicationId} />
    </ProvisioningBlade>
  )
}

import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
} from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { useAssignmentActions, useAssignments } from '../api/applications.ts'
import { useProvisioning } from '../api/provisioning.ts'
import type { Principal } from '../controls/principal-picker.tsx'
import { useNotify } from '../shell/notify.tsx'

/**
 * Why someone was skipped before anybody is assigned (steps 8 and 9 come before step 10): only assigned users and groups
 * are sent. Offers to assign this one and to try again; shows nothing where assignment is not the reason.
 */
export function NotAssigned(properties: {
  applicationId: string
  subject: Principal
  onAssigned: () => void
}): ReactElement | null {
  const { applicationId, subject } = properties
  const provisioning = useProvisioning(applicationId)
  const assignments = useAssignments(applicationId, subject.displayName)
  const { assign } = useAssignmentActions(applicationId)
  const notify = useNotify()
  if (provisioning.data?.settings.scope !== 'assigned' || assignments.data === undefined) return null
  if (assignments.data.pages.some((page) => page.items.some(({ principalId }) => principalId === subject.id)))
    return null
  const submit = (): void =>
    assign.mutate([subject.id], {
      onSuccess: properties.onAssigned,
      onError: (error) => notify('error', 'The assignment was not possible', error.message),
    })
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody style={{ whiteSpace: 'normal' }}>
        <MessageBarTitle>Only assigned users and groups are sent.</MessageBarTitle>
        <bdi>{subject.displayName}</bdi> is not assigned to the application directly. Assign this one now to see it
        arrive; everybody else follows with the group in the last step.
      </MessageBarBody>
      <MessageBarActions>
        <Button
          disabled={assign.isPending}
          icon={assign.isPending ? <Spinner size="extra-tiny" /> : null}
          onClick={submit}
        >
          Assign and retry
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}

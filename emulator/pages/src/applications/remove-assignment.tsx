import { Button, Text } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import { type ReactElement, useState } from 'react'
import { useAssignmentActions } from '../api/applications.ts'
import type { Assignment } from '../api/contract.ts'
import { useGroup } from '../api/tenant.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { useNotify } from '../shell/notify.tsx'

function Concerned({ assignment }: { assignment: Assignment }): ReactElement {
  const isGroup = assignment.principalType === 'Group'
  const group = useGroup(assignment.principalId, isGroup)
  const count = group.data?.memberCount
  if (!isGroup)
    return <Text>One person is disabled in the application with the next cycle, unless assigned otherwise.</Text>
  return (
    <Text>
      {count === undefined ? 'The members' : `${String(count)} members`} of this group are disabled in the application
      with the next cycle, unless assigned otherwise; the group itself is deleted there. The people here stay as they
      are.
    </Text>
  )
}

/** Takes one assignment away, after saying how many people that concerns. */
export function RemoveAssignment(properties: { applicationId: string; assignment: Assignment }): ReactElement {
  const { applicationId, assignment } = properties
  const { unassign } = useAssignmentActions(applicationId)
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const remove = (): void =>
    unassign.mutate(assignment.id, {
      onSuccess: () =>
        notify(
          'success',
          `${assignment.displayName} is no longer assigned`,
          'The next cycle disables whoever fell out of scope.',
        ),
      onError: (error) => notify('error', 'The assignment could not be removed', error.message),
      onSettled: () => setAsking(false),
    })
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={`Remove the assignment of ${assignment.displayName}`}
        onClick={() => setAsking(true)}
      />
      {asking ? (
        <ConfirmDialog
          open
          title={`Remove the assignment of ${assignment.displayName}?`}
          action="Remove"
          busy={unassign.isPending}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        >
          <Concerned assignment={assignment} />
        </ConfirmDialog>
      ) : null}
    </>
  )
}

import { Button, Spinner, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { useAssignmentActions } from '../api/applications.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { type Principal, PrincipalPicker } from '../controls/principal-picker.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { useNotify } from '../shell/notify.tsx'

/** "Add Assignment": search, pick several, Assign. */
export function AssignPanel({ applicationId, onClose }: { applicationId: string; onClose: () => void }): ReactElement {
  const [picked, setPicked] = useState<Principal[]>([])
  const { assign } = useAssignmentActions(applicationId)
  const notify = useNotify()
  const submit = (): void =>
    assign.mutate(
      picked.map(({ id }) => id),
      {
        onSuccess: () => {
          notify(
            'success',
            'Application assignment succeeded',
            `${String(picked.length)} assigned. They are sent with the next cycle.`,
          )
          onClose()
        },
      },
    )
  return (
    <SidePanel
      open
      title="Add Assignment"
      onClose={onClose}
      footer={
        <Button
          appearance="primary"
          disabled={picked.length === 0 || assign.isPending}
          icon={assign.isPending ? <Spinner size="extra-tiny" /> : null}
          onClick={submit}
        >
          Assign
        </Button>
      }
    >
      <Text>Users and groups to assign. A group's direct members are sent; groups inside it are not followed.</Text>
      {assign.error === null ? null : <ErrorPanel title="The assignment was not possible" error={assign.error} />}
      <PrincipalPicker offer="both" picked={picked} onPick={setPicked} />
    </SidePanel>
  )
}

import { Button, Spinner } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { useGroupActions } from '../api/tenant.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { type Principal, PrincipalPicker } from '../controls/principal-picker.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { useNotify } from '../shell/notify.tsx'

/** "Add members": people and groups. */
export function AddMembersPanel({ groupId, onClose }: { groupId: string; onClose: () => void }): ReactElement {
  const [picked, setPicked] = useState<Principal[]>([])
  const { addMembers } = useGroupActions(groupId)
  const notify = useNotify()
  const submit = (): void =>
    addMembers.mutate(
      picked.map(({ id }) => id),
      {
        onSuccess: () => {
          notify('success', `${String(picked.length)} added`)
          onClose()
        },
      },
    )
  return (
    <SidePanel
      open
      title="Add members"
      onClose={onClose}
      footer={
        <Button
          appearance="primary"
          disabled={picked.length === 0 || addMembers.isPending}
          icon={addMembers.isPending ? <Spinner size="extra-tiny" /> : null}
          onClick={submit}
        >
          Select
        </Button>
      }
    >
      {addMembers.error === null ? null : (
        <ErrorPanel title="The members could not be added" error={addMembers.error} />
      )}
      <PrincipalPicker offer="both" picked={picked} onPick={setPicked} />
    </SidePanel>
  )
}

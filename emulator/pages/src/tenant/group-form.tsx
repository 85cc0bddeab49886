import { Button, Field, Input, Spinner } from '@fluentui/react-components'
import { type FormEvent, type ReactElement, useState } from 'react'
import type { EntraGroup } from '../api/contract.ts'
import { useGroupActions } from '../api/tenant.ts'
import { Card } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { UnsavedGuard } from '../controls/unsaved-guard.tsx'
import { useNotify } from '../shell/notify.tsx'

/** A group's name and description. */
export function GroupForm({ group }: { group: EntraGroup }): ReactElement {
  const [displayName, setDisplayName] = useState(group.displayName)
  const [description, setDescription] = useState(group.description ?? '')
  const { change } = useGroupActions(group.id)
  const notify = useNotify()
  const changed = displayName !== group.displayName || description !== (group.description ?? '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(
      { displayName: displayName.trim(), description: description.trim() === '' ? null : description.trim() },
      { onSuccess: () => notify('success', 'Saved', 'The next cycle sends what changed.') },
    )
  }
  return (
    <Card>
      <UnsavedGuard changed={changed} />
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <Field label="Group name" required>
          <Input dir="auto" value={displayName} maxLength={256} onChange={(_, data) => setDisplayName(data.value)} />
        </Field>
        <Field label="Group description">
          <Input dir="auto" value={description} onChange={(_, data) => setDescription(data.value)} />
        </Field>
        <div>
          <Button
            type="submit"
            disabled={!changed || displayName.trim() === '' || change.isPending}
            icon={change.isPending ? <Spinner size="extra-tiny" /> : null}
          >
            Save
          </Button>
        </div>
      </form>
      {change.error === null ? null : <ErrorPanel title="The group could not be saved" error={change.error} />}
    </Card>
  )
}

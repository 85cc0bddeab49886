import { Button, Field, Input, Select, Spinner } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { useCreateGroup } from '../api/tenant.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { useNotify } from '../shell/notify.tsx'

/** "New group". */
export function CreateGroupPanel({ onClose }: { onClose: () => void }): ReactElement {
  const [displayName, setDisplayName] = useState('')
  const [description, setDescription] = useState('')
  const [kind, setKind] = useState<'security' | 'm365'>('security')
  const create = useCreateGroup()
  const navigate = useNavigate()
  const notify = useNotify()
  const form = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    create.mutate(
      { displayName: displayName.trim(), description: description.trim(), kind },
      {
        onSuccess: (group) => {
          notify('success', `The group ${group.displayName} was created`)
          void navigate({ to: '/groups/$groupId', params: { groupId: group.id } })
        },
      },
    )
  }
  return (
    <SidePanel
      open
      title="New group"
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form={form}
          appearance="primary"
          disabled={displayName.trim() === '' || create.isPending}
          icon={create.isPending ? <Spinner size="extra-tiny" /> : null}
        >
          Create
        </Button>
      }
    >
      <form id={form} onSubmit={submit} style={{ display: 'contents' }}>
        <Field label="Group type">
          <Select value={kind} onChange={(_, data) => setKind(data.value === 'm365' ? 'm365' : 'security')}>
            <option value="security">Security</option>
            <option value="m365">Microsoft 365</option>
          </Select>
        </Field>
        <Field label="Group name" required>
          <Input value={displayName} maxLength={256} onChange={(_, data) => setDisplayName(data.value)} />
        </Field>
        <Field label="Group description">
          <Input value={description} onChange={(_, data) => setDescription(data.value)} />
        </Field>
      </form>
      {create.error === null ? null : <ErrorPanel title="The group could not be created" error={create.error} />}
    </SidePanel>
  )
}

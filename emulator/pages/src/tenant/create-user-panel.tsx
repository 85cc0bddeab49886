import { Button, Field, Input, Spinner } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { useCreateUser, useTenant } from '../api/tenant.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { useNotify } from '../shell/notify.tsx'
import { mailboxOf, nicknameOf } from './new-user.ts'

const fields = [
  { name: 'givenName', label: 'First name' },
  { name: 'surname', label: 'Last name' },
  { name: 'jobTitle', label: 'Job title' },
  { name: 'department', label: 'Department' },
  { name: 'telephoneNumber', label: 'Business phone' },
] as const

/** "New user": a name is enough; the address is proposed from it. */
export function CreateUserPanel({ onClose }: { onClose: () => void }): ReactElement {
  const [values, setValues] = useState<Record<string, string>>({})
  const tenant = useTenant()
  const create = useCreateUser()
  const navigate = useNavigate()
  const notify = useNotify()
  const form = useId()
  const value = (name: string): string => values[name] ?? ''
  const set = (name: string, text: string): void => setValues((before) => ({ ...before, [name]: text }))
  const displayName = values.displayName ?? `${value('givenName')} ${value('surname')}`.trim()
  const principal =
    values.userPrincipalName ?? mailboxOf(value('givenName'), value('surname'), tenant.data?.domain ?? '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const chosen = Object.fromEntries(fields.map(({ name }) => [name, value(name) === '' ? null : value(name)]))
    create.mutate(
      {
        ...chosen,
        displayName,
        userPrincipalName: principal,
        mail: principal,
        mailNickname: nicknameOf(principal),
        accountEnabled: true,
        userType: 'Member',
      },
      {
        onSuccess: (user) => {
          notify('success', `${user.displayName} was created`)
          void navigate({ to: '/users/$userId', params: { userId: user.id } })
        },
      },
    )
  }
  return (
    <SidePanel
      open
      title="New user"
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form={form}
          appearance="primary"
          disabled={displayName === '' || principal === '' || create.isPending}
          icon={create.isPending ? <Spinner size="extra-tiny" /> : null}
        >
          Create
        </Button>
      }
    >
      <form id={form} onSubmit={submit} style={{ display: 'contents' }}>
        {fields.map(({ name, label }) => (
          <Field key={name} label={label}>
            <Input value={value(name)} onChange={(_, data) => set(name, data.value)} />
          </Field>
        ))}
        <Field label="Display name" required>
          <Input value={displayName} onChange={(_, data) => set('displayName', data.value)} />
        </Field>
        <Field label="User principal name" required hint="The sign-in name; also the e-mail address.">
          <Input value={principal} onChange={(_, data) => set('userPrincipalName', data.value.trim())} />
        </Field>
      </form>
      {create.error === null ? null : <ErrorPanel title="The user could not be created" error={create.error} />}
    </SidePanel>
  )
}

import { Button, Field, Input, Radio, RadioGroup, Spinner, Text } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { useCreateApplication } from '../api/applications.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { useNotify } from '../shell/notify.tsx'

const purposes = [
  {
    value: 'proxy',
    label: 'Configure Application Proxy for secure remote access to an on-premises application',
    offered: false,
  },
  {
    value: 'register',
    label: "Register an application to integrate with Microsoft Entra ID (App you're developing)",
    offered: false,
  },
  {
    value: 'nonGallery',
    label: "Integrate any other application you don't find in the gallery (Non-gallery)",
    offered: true,
  },
]

/** The fly-out of step 4: a name, the default choice, Create. */
export function CreatePanel({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const [name, setName] = useState('')
  const create = useCreateApplication()
  const navigate = useNavigate()
  const notify = useNotify()
  const form = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    create.mutate(name.trim(), {
      onSuccess: (application) => {
        notify('success', `Application ${application.displayName} added successfully`)
        void navigate({ to: '/applications/$applicationId', params: { applicationId: application.id } })
      },
    })
  }
  return (
    <SidePanel
      open={open}
      title="Create your own application"
      onClose={onClose}
      footer={
        <Button
          appearance="primary"
          type="submit"
          form={form}
          disabled={name.trim() === '' || create.isPending}
          icon={create.isPending ? <Spinner size="extra-tiny" /> : null}
        >
          Create
        </Button>
      }
    >
      <form id={form} onSubmit={submit} style={{ display: 'contents' }}>
        <Field label="What's the name of your app?">
          <Input value={name} placeholder="Input name" maxLength={120} onChange={(_, data) => setName(data.value)} />
        </Field>
        <Field label="What are you looking to do with your application?">
          <RadioGroup defaultValue="nonGallery">
            {purposes.map(({ value, label, offered }) => (
              <Radio key={value} value={value} label={label} disabled={!offered} />
            ))}
          </RadioGroup>
        </Field>
        <Text size={200}>The first two are not part of this rehearsal; provisioning needs the third.</Text>
        {create.isPending ? <output>Adding the application. This takes a moment.</output> : null}
        {create.error === null ? null : (
          <ErrorPanel title="The application could not be created" error={create.error} />
        )}
      </form>
    </SidePanel>
  )
}

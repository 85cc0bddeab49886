import {
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  Text,
} from '@fluentui/react-components'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { type NewAppRegistration, useRegistrationActions } from '../api/registrations.ts'
import { Facts } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { tickedAtFirst } from './least-privilege.ts'

function Made({ made }: { made: NewAppRegistration }): ReactElement {
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody style={{ whiteSpace: 'normal' }}>
          <MessageBarTitle>Copy the client secret now</MessageBarTitle>
          It is shown this once. Whoever lost it makes a new registration.
        </MessageBarBody>
      </MessageBar>
      <Facts
        facts={[
          ['Directory (tenant) ID', <code key="tenant">{made.tenantId}</code>],
          ['Application (client) ID', <code key="client">{made.clientId}</code>],
          ['Client secret', <code key="secret">{made.clientSecret}</code>],
        ]}
      />
    </>
  )
}

function Permissions(properties: {
  offered: readonly string[]
  picked: readonly string[]
  onPick: (picked: string[]) => void
}): ReactElement {
  const { offered, picked, onPick } = properties
  const toggle = (name: string): void =>
    onPick(picked.includes(name) ? picked.filter((other) => other !== name) : [...picked, name])
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend>
        <Text weight="semibold">Application permissions of Microsoft Graph</Text>
      </legend>
      <Text size={200} block>
        Ticked is what setting provisioning up needs. They are consented at once.
      </Text>
      {offered.map((name) => (
        <div key={name}>
          <Checkbox label={name} checked={picked.includes(name)} onChange={() => toggle(name)} />
        </div>
      ))}
    </fieldset>
  )
}

/** "New registration": a name and permissions; then the secret, once. */
export function CreateRegistrationPanel(properties: { permissions: string[]; onClose: () => void }): ReactElement {
  const { permissions, onClose } = properties
  const [name, setName] = useState('')
  const [picked, setPicked] = useState(() => tickedAtFirst(permissions))
  const { create } = useRegistrationActions()
  const form = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    create.mutate({ displayName: name.trim(), permissions: picked })
  }
  const made = create.data
  return (
    <SidePanel
      open
      title="Register an application"
      onClose={onClose}
      footer={
        made === undefined ? (
          <>
            <Button
              appearance="primary"
              type="submit"
              form={form}
              disabled={name.trim() === '' || create.isPending}
              icon={create.isPending ? <Spinner size="extra-tiny" /> : null}
            >
              Register
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </>
        ) : (
          <Button appearance="primary" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {create.error === null ? null : (
        <ErrorPanel title="The application could not be registered" error={create.error} />
      )}
      {made === undefined ? (
        <form id={form} onSubmit={submit} style={{ display: 'contents' }}>
          <Field label="Name" required>
            <Input value={name} maxLength={120} onChange={(_, data) => setName(data.value)} />
          </Field>
          <Permissions offered={permissions} picked={picked} onPick={setPicked} />
        </form>
      ) : (
        <Made made={made} />
      )}
    </SidePanel>
  )
}

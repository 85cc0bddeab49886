import { Button, Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import { planConnect, runConnect, type ServerIds, signOutOfEntra } from '../../../api/connect.ts'
import type { ConnectChoices, ConnectSession, ConnectView } from '../../../api/schema.ts'
import { Card, Muted } from '../../../components/Page.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import { AttributeChoices } from './AttributeChoices.tsx'
import style from './connect.module.css'
import { DirectoryField } from './DirectoryField.tsx'
import { GroupChoices } from './GroupChoices.tsx'
import { useDeed } from './use-deed.ts'
import { useEntraNames } from './use-entra-names.ts'

interface ChoicesCardProps {
  readonly ids: ServerIds
  readonly view: ConnectView
  readonly session: ConnectSession
}

/** Whom to send and what with them; then the plan, then the doing. */
export function ChoicesCard({ ids, view, session }: ChoicesCardProps) {
  const [choices, setChoices] = useState<ConnectChoices>({
    ...(view.setup?.choices ?? view.defaults),
    cloud: session.cloud,
  })
  const change = (part: Partial<ConnectChoices>) => setChoices({ ...choices, ...part })
  const deed = useDeed(ids)
  const refresh = () => deed('', async () => null)
  const form = useForm(() => planConnect(ids, choices).then(refresh))
  const run = useForm(() => runConnect(ids, choices).then(refresh))
  return (
    <Card title="What shall be connected">
      <form className={style.form} onSubmit={form.onSubmit}>
        <p>
          Signed in{session.entraName === null ? '' : ` as ${session.entraName}`}. Nothing is done before you choose
          “Connect now”.
        </p>
        <TextField
          label="Name of the enterprise application"
          name="choices.name"
          value={choices.name}
          onText={(name) => change({ name })}
          problem={form.problem ?? run.problem}
        />
        <Field label="Who is sent">
          <RadioGroup
            value={choices.scope}
            onChange={(_, data) => change({ scope: data.value === 'everyone' ? 'everyone' : 'groups' })}
          >
            <Radio value="groups" label="Members of groups (needs Microsoft Entra ID P1)" />
            <Radio value="everyone" label="Everybody in the tenant" />
          </RadioGroup>
        </Field>
        {choices.scope === 'groups' && <GroupChoices ids={ids} choices={choices} onChange={change} />}
        <PersonChoice ids={ids} person={choices.person} onChoose={(person) => change({ person })} />
        <Checkbox
          label="externalId from the object id, which never changes"
          checked={choices.stableExternalId}
          onChange={(_, data) => change({ stableExternalId: data.checked === true })}
        />
        <AttributeChoices view={view} choices={choices} onChange={change} />
        <Problem title="This was not possible" problem={form.problem ?? run.problem} />
        <div className={style.buttons}>
          <Button type="submit" disabled={form.isSending || run.isSending}>
            Show the plan
          </Button>
          <Button appearance="primary" disabled={form.isSending || run.isSending} onClick={run.onSubmit}>
            Connect now
          </Button>
          <Button onClick={() => void deed('Signing out was not possible', () => signOutOfEntra(ids))}>Sign out</Button>
        </div>
        {view.setup !== null && (
          <Muted>
            “Check again” and “Take back what was made” ask for other permissions: sign out, then choose them.
          </Muted>
        )}
      </form>
    </Card>
  )
}

interface PersonChoiceProps {
  readonly ids: ServerIds
  readonly person: string | null
  readonly onChoose: (id: string) => void
}

function PersonChoice({ ids, person, onChoose }: PersonChoiceProps) {
  const names = useEntraNames()
  return (
    <DirectoryField
      ids={ids}
      kind="people"
      label="Person to try first"
      hint={
        person === null
          ? 'Provisioned on demand before everybody else is sent. Left out: nobody is tried first.'
          : `Chosen: ${names.nameOf(person)}`
      }
      onChoose={(found) => {
        names.remember(found)
        onChoose(found.id)
      }}
    />
  )
}

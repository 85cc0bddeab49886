import { Button, Checkbox, Field, Input, Link, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { type GraphTrouble, useGraphTrouble, useGraphTroubleActions } from '../api/registrations.ts'
import { useTenant } from '../api/tenant.ts'
import { Card, Facts } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { Loaded } from '../controls/loading.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { useNotify } from '../shell/notify.tsx'

const numbers = [
  ['replicationSeconds', 'New objects are not found for so many seconds'],
  ['logDelaySeconds', 'New log lines come so many seconds late'],
  ['throttleEvery', 'Every n-th call is answered with 429 (0: never)'],
  ['failEvery', 'Every n-th call is answered with 503 (0: never)'],
] as const

/** Where the rehearsal's Graph and its sign-in are. */
export function GraphAddresses(): ReactElement {
  const tenant = useTenant()
  const { origin } = window.location
  return (
    <Card>
      <SectionHeading hint="A program that knows Microsoft Graph works here with these addresses instead of Microsoft’s.">
        Microsoft Graph of this rehearsal
      </SectionHeading>
      <Facts
        facts={[
          ['Graph', <code key="graph">{origin}/graph/v1.0</code>],
          ['Sign-in', <code key="login">{`${origin}/login/${tenant.data?.id ?? '…'}/oauth2/v2.0`}</code>],
          ['Directory (tenant) ID', <code key="tenant">{tenant.data?.id ?? '…'}</code>],
          [
            'Enter a device code',
            <Link key="device" href="/devicelogin" inline>
              {origin}/devicelogin
            </Link>,
          ],
        ]}
      />
    </Card>
  )
}

function TroubleForm({ saved }: { saved: GraphTrouble }): ReactElement {
  const [draft, setDraft] = useState<Record<string, string>>({})
  const { set, reset } = useGraphTroubleActions()
  const notify = useNotify()
  const isWrong = Object.values(draft).some((value) => !/^\d{1,5}$/.test(value.trim()))
  const save = (): void =>
    set.mutate(Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, Number(value)])), {
      onSuccess: () => {
        setDraft({})
        notify('success', 'The trouble of Graph is set', 'It holds from the next call on.')
      },
    })
  return (
    <>
      {set.error === null ? null : <ErrorPanel title="This could not be set" error={set.error} />}
      {numbers.map(([name, label]) => (
        <Field
          key={name}
          label={label}
          {...(/^\d{1,5}$/.test((draft[name] ?? '0').trim()) ? {} : { validationMessage: 'A whole number from 0 on.' })}
        >
          <Input
            inputMode="numeric"
            value={draft[name] ?? String(saved[name])}
            onChange={(_, data) => setDraft({ ...draft, [name]: data.value })}
          />
        </Field>
      ))}
      <Checkbox
        label="The tenant has no Microsoft Entra ID P1"
        checked={saved.withoutPremium}
        onChange={(_, data) => set.mutate({ withoutPremium: data.checked === true })}
      />
      <Checkbox
        label="Nobody may consent to permissions"
        checked={saved.consentDeclined}
        onChange={(_, data) => set.mutate({ consentDeclined: data.checked === true })}
      />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Button
          appearance="primary"
          disabled={isWrong || Object.keys(draft).length === 0 || set.isPending}
          onClick={save}
        >
          Save
        </Button>
        <Button
          disabled={reset.isPending}
          onClick={() =>
            reset.mutate(undefined, {
              onSuccess: () => {
                setDraft({})
                notify('success', 'Graph answers without trouble')
              },
            })
          }
        >
          Switch all off
        </Button>
      </div>
    </>
  )
}

/** Trouble on purpose in the rehearsal's Graph. */
export function GraphTroubleCard(): ReactElement {
  const trouble = useGraphTrouble()
  return (
    <Card>
      <SectionHeading hint="What a program that sets provisioning up has to bear.">Trouble in Graph</SectionHeading>
      <Loaded query={trouble} what="The trouble of Graph">
        {(saved) => <TroubleForm saved={saved} />}
      </Loaded>
      <Text size={200}>Tests can do more through the API at /api/graph-faults.</Text>
    </Card>
  )
}

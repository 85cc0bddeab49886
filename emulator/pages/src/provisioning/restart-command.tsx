import { Checkbox, Field, Radio, RadioGroup, Text } from '@fluentui/react-components'
import { ArrowSyncRegular } from '@fluentui/react-icons'
import { type ReactElement, useState } from 'react'
import { useProvisioningActions } from '../api/provisioning.ts'
import type { ResetScope } from '../api/provisioning-contract.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { Command } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { ordered, restartChoices, scopeMeanings } from './restart-scopes.ts'

const OWN = 'Choose what is forgotten'

interface Choice {
  name: string
  own: ReadonlySet<ResetScope>
}

function Scopes({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }): ReactElement {
  const toggle = (scope: ResetScope): void => {
    const own = new Set(choice.own)
    if (!own.delete(scope)) own.add(scope)
    onChange({ ...choice, own })
  }
  return (
    <>
      <Field label="What is forgotten">
        <RadioGroup value={choice.name} onChange={(_, data) => onChange({ ...choice, name: data.value })}>
          {[...restartChoices.map(({ name }) => name), OWN].map((name) => (
            <Radio key={name} value={name} label={name} />
          ))}
        </RadioGroup>
      </Field>
      <Text block>{restartChoices.find(({ name }) => name === choice.name)?.meaning ?? ''}</Text>
      {choice.name === OWN
        ? scopeMeanings.map(({ scope, meaning }) => (
            <div key={scope}>
              <Checkbox
                checked={choice.own.has(scope)}
                onChange={() => toggle(scope)}
                label={
                  <>
                    <strong>{scope}</strong>: {meaning}
                  </>
                }
              />
            </div>
          ))
        : null}
    </>
  )
}

/** "Restart provisioning" with the choice of what the job forgets. */
export function RestartCommand({
  applicationId,
  disabled,
}: {
  applicationId: string
  disabled: boolean
}): ReactElement {
  const { restart } = useProvisioningActions(applicationId)
  const [asking, setAsking] = useState(false)
  const [choice, setChoice] = useState<Choice>({ name: restartChoices[0]?.name ?? OWN, own: new Set(['Watermark']) })
  const notify = useNotify()
  const scopes = restartChoices.find(({ name }) => name === choice.name)?.scopes ?? ordered(choice.own)
  const confirm = (): void =>
    restart.mutate(scopes.length === 0 ? ['None'] : scopes, {
      onSuccess: () => notify('success', 'Provisioning restarted', `Forgotten: ${scopes.join(', ') || 'nothing'}.`),
      onError: (error) => notify('error', 'Provisioning could not be restarted', error.message),
      onSettled: () => setAsking(false),
    })
  return (
    <>
      <Command
        label="Restart provisioning"
        icon={<ArrowSyncRegular />}
        disabled={disabled}
        busy={restart.isPending}
        onClick={() => setAsking(true)}
      />
      <ConfirmDialog
        open={asking}
        title="Restart provisioning?"
        action="Restart"
        busy={restart.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Scopes choice={choice} onChange={setChoice} />
        <Text block style={{ marginTop: 10 }}>
          {scopes.includes('ForceDeletes')
            ? 'Users and groups that left the scope are disabled or deleted in the application.'
            : 'Nobody is deleted by this.'}
        </Text>
      </ConfirmDialog>
    </>
  )
}

import { Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components'
import { DismissRegular, SaveRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useProvisioning, useProvisioningActions } from '../api/provisioning.ts'
import type { Provisioning } from '../api/provisioning-contract.ts'
import { Card } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { Loaded } from '../controls/loading.tsx'
import { UnsavedGuard } from '../controls/unsaved-guard.tsx'
import { MappingsCard } from '../mapping/mappings-card.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { CredentialsCard } from './credentials-card.tsx'
import { draftOf, isChanged, problemOf, type SettingsDraft, savedOf } from './draft.ts'
import { ProvisioningBlade } from './provisioning-blade.tsx'
import { SettingsCard } from './settings-card.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/settings')

function ModeField({
  draft,
  change,
}: {
  draft: SettingsDraft
  change: (part: Partial<SettingsDraft>) => void
}): ReactElement {
  return (
    <Card>
      <Field
        label="Provisioning Mode"
        hint={
          draft.mode === 'Automatic'
            ? 'Users and groups are created, updated and disabled in the application by themselves.'
            : 'Choose “Automatic” to send users and groups to the application.'
        }
      >
        <Select
          value={draft.mode}
          onChange={(_, data) => change({ mode: data.value === 'Automatic' ? 'Automatic' : 'Manual' })}
        >
          <option value="Manual">Manual</option>
          <option value="Automatic">Automatic</option>
        </Select>
      </Field>
    </Card>
  )
}

function Editor({ applicationId, provisioning }: { applicationId: string; provisioning: Provisioning }): ReactElement {
  const [edits, setEdits] = useState<Partial<SettingsDraft>>({})
  const { save } = useProvisioningActions(applicationId)
  const notify = useNotify()
  const draft = { ...draftOf(provisioning), ...edits }
  const change = (part: Partial<SettingsDraft>): void => setEdits((before) => ({ ...before, ...part }))
  const changed = isChanged(draft, provisioning)
  const problem = problemOf(draft, provisioning)
  const saveAll = (): void =>
    save.mutate(savedOf(draft), {
      onSuccess: () => {
        setEdits({})
        notify('success', 'Updating provisioning settings', 'The settings were saved successfully.')
      },
    })
  const hasCredentials = provisioning.credentials !== null
  return (
    <>
      <CommandBar>
        <Command
          label="Save"
          icon={<SaveRegular />}
          disabled={!changed || problem !== null}
          busy={save.isPending}
          onClick={saveAll}
        />
        <Command label="Discard" icon={<DismissRegular />} disabled={!changed} onClick={() => setEdits({})} />
      </CommandBar>
      {changed && problem !== null ? (
        <MessageBar intent="info" style={{ marginBottom: 14 }}>
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      ) : null}
      {save.error === null ? null : <ErrorPanel title="The settings could not be saved" error={save.error} />}
      <UnsavedGuard changed={changed} />
      <ModeField draft={draft} change={change} />
      {draft.mode === 'Automatic' ? (
        <>
          <CredentialsCard
            applicationId={applicationId}
            draft={draft}
            change={change}
            hasSecretToken={provisioning.credentials?.hasSecretToken === true}
          />
          {hasCredentials ? <MappingsCard applicationId={applicationId} provisioning={provisioning} /> : null}
          <SettingsCard draft={draft} change={change} />
        </>
      ) : null}
    </>
  )
}

/** Step 7: mode, admin credentials, Test Connection, Save; then mappings and settings. */
export function ProvisioningSettingsPage(): ReactElement {
  const { applicationId } = route.useParams()
  const provisioning = useProvisioning(applicationId)
  return (
    <ProvisioningBlade applicationId={applicationId} page="Provisioning">
      <Loaded query={provisioning} what="The provisioning settings">
        {(found) => <Editor key={applicationId} applicationId={applicationId} provisioning={found} />}
      </Loaded>
    </ProvisioningBlade>
  )
}

import { Button, Field, Input, Spinner, Text } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { useProvisioningActions } from '../api/provisioning.ts'
import { Card } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { useNotify } from '../shell/notify.tsx'
import type { SettingsDraft } from './draft.ts'
import { TestOutcome } from './test-outcome.tsx'

const authorized = 'The supplied credentials are authorized to enable provisioning'

/** Tenant URL, Secret Token and "Test Connection" with what came of it. */
export function CredentialsCard(properties: {
  applicationId: string
  draft: SettingsDraft
  change: (part: Partial<SettingsDraft>) => void
  hasSecretToken: boolean
}): ReactElement {
  const { draft, change, hasSecretToken } = properties
  const { test } = useProvisioningActions(properties.applicationId)
  const notify = useNotify()
  const ready = draft.tenantUrl.trim() !== '' && (draft.secretToken !== '' || hasSecretToken)
  const testConnection = (): void =>
    test.mutate(
      { tenantUrl: draft.tenantUrl.trim(), secretToken: draft.secretToken === '' ? null : draft.secretToken.trim() },
      {
        onSuccess: (result) => {
          if (result.ok) notify('success', 'Testing connection', authorized)
          else notify('error', 'Testing connection', result.code)
        },
      },
    )
  const edit = (part: Partial<SettingsDraft>): void => {
    test.reset()
    change(part)
  }
  return (
    <Card>
      <SectionHeading hint="Entra uses these to connect to the application and to send users and groups. They are shown in the SCIM Server tab of your Dynasend dashboard.">
        Admin Credentials
      </SectionHeading>
      <Field label="Tenant URL" required>
        <Input
          type="url"
          value={draft.tenantUrl}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, data) => edit({ tenantUrl: data.value })}
        />
      </Field>
      <Field label="Secret Token" hint={hasSecretToken ? 'A token is saved; type a new one only to replace it.' : null}>
        <Input
          type="password"
          value={draft.secretToken}
          placeholder={hasSecretToken ? '••••••••••••••••' : ''}
          autoComplete="new-password"
          onChange={(_, data) => edit({ secretToken: data.value })}
        />
      </Field>
      <div>
        <Button
          disabled={!ready || test.isPending}
          icon={test.isPending ? <Spinner size="extra-tiny" /> : null}
          onClick={testConnection}
        >
          Test Connection
        </Button>
        {ready ? null : (
          <Text size={200} style={{ marginInlineStart: 10 }}>
            Enter both first.
          </Text>
        )}
      </div>
      {test.error === null ? null : <ErrorPanel title="The connection could not be tested" error={test.error} />}
      {test.data === undefined ? null : <TestOutcome result={test.data} success={authorized} />}
    </Card>
  )
}

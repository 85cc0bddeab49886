import { Checkbox, Field, Input, Radio, RadioGroup, Text } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { Card } from '../controls/card.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import type { SettingsDraft } from './draft.ts'

/** Scope, notification e-mail and the guard against accidental deletion. */
export function SettingsCard({
  draft,
  change,
}: {
  draft: SettingsDraft
  change: (part: Partial<SettingsDraft>) => void
}): ReactElement {
  return (
    <Card>
      <SectionHeading>Settings</SectionHeading>
      <Field
        label="Notification Email"
        hint="Where Entra would write when the job goes into quarantine. The rehearsal sends no e-mail."
      >
        <Input
          type="email"
          value={draft.notificationEmail}
          onChange={(_, data) => change({ notificationEmail: data.value })}
        />
      </Field>
      <Checkbox
        label="Prevent accidental deletion"
        checked={draft.preventAccidentalDeletion}
        onChange={(_, data) => change({ preventAccidentalDeletion: data.checked === true })}
      />
      <Field
        label="Accidental deletion threshold"
        hint="A cycle that would disable or delete more objects than this stops before it does, and waits in quarantine."
      >
        <Input
          inputMode="numeric"
          disabled={!draft.preventAccidentalDeletion}
          value={draft.deletionThreshold}
          onChange={(_, data) => change({ deletionThreshold: data.value })}
        />
      </Field>
      <Checkbox
        label="Skip deletions of users who go out of scope (SkipOutOfScopeDeletions)"
        checked={draft.skipOutOfScopeDeletions}
        onChange={(_, data) => change({ skipOutOfScopeDeletions: data.checked === true })}
      />
      <Text size={200}>
        When ticked, nobody is disabled who is unassigned or no longer passes a scoping filter. Deletions in the tenant
        still go through. In Entra this is set through Microsoft Graph only.
      </Text>
      <Field label="Scope">
        <RadioGroup
          value={draft.scope}
          onChange={(_, data) => change({ scope: data.value === 'all' ? 'all' : 'assigned' })}
        >
          <Radio value="assigned" label="Sync only assigned users and groups" />
          <Radio value="all" label="Sync all users and groups" />
        </RadioGroup>
      </Field>
    </Card>
  )
}

import { Field, Radio, RadioGroup, Switch } from '@fluentui/react-components'
import type { ApiProblem } from '../../api/problem.ts'
import type { ScimServerSettings } from '../../api/schema.ts'
import { TextField } from '../../components/TextField.tsx'
import { HoldChoices } from './HoldChoices.tsx'

interface ChoicesProps {
  readonly settings: ScimServerSettings
  readonly onChange: (settings: ScimServerSettings) => void
  readonly problem: ApiProblem | null
  readonly isReadOnly?: boolean
}

export const defaultSettings: ScimServerSettings = {
  leavers: 'keep',
  leaverDays: 30,
  acceptNestedGroups: true,
  patchAnswer: 200,
  groupMemberships: false,
  hold: { on: true, peopleAtLeast: 25, peopleShare: 0.1, groupMembers: 20, groupShare: 0.5 },
}

/** The few choices of a SCIM server; all can be changed later. */
export function Choices({ settings, onChange, problem, isReadOnly = false }: ChoicesProps) {
  return (
    <>
      <Field
        label="When somebody leaves"
        hint="They are inactive at once in either case; an inactive person gets no signature."
      >
        <RadioGroup
          value={settings.leavers}
          disabled={isReadOnly}
          onChange={(_, data) => onChange({ ...settings, leavers: data.value === 'remove' ? 'remove' : 'keep' })}
        >
          <Radio
            value="keep"
            label="Keep them, inactive, until Entra deletes them (30 days after the deletion there)"
          />
          <Radio value="remove" label="Remove them some days after they became inactive" />
        </RadioGroup>
      </Field>
      {settings.leavers === 'remove' && (
        <TextField
          label="Days until removal"
          name="settings.leaverDays"
          type="number"
          value={String(settings.leaverDays)}
          onText={(text) => onChange({ ...settings, leaverDays: Number.parseInt(text, 10) || 1 })}
          problem={problem}
          input={{ min: 1, max: 3650, disabled: isReadOnly }}
        />
      )}
      <HoldChoices
        hold={settings.hold}
        onChange={(hold) => onChange({ ...settings, hold })}
        problem={problem}
        isReadOnly={isReadOnly}
      />
      <Field hint="A group inside a group is kept as a member. Entra itself sends only direct members of the assigned groups.">
        <Switch
          label="Accept nested groups"
          checked={settings.acceptNestedGroups}
          disabled={isReadOnly}
          onChange={(_, data) => onChange({ ...settings, acceptNestedGroups: data.checked })}
        />
      </Field>
      <Field hint="Off: a change is answered with status 204 and no body. Microsoft Entra ID takes both.">
        <Switch
          label="Answer each change with the whole resource"
          checked={settings.patchAnswer === 200}
          disabled={isReadOnly}
          onChange={(_, data) => onChange({ ...settings, patchAnswer: data.checked ? 200 : 204 })}
        />
      </Field>
      <Field hint="For other clients with groups of 100,000 members and more: /GroupMemberships, after an Internet-Draft that may still change. Microsoft Entra ID does not use it.">
        <Switch
          label="Offer group members as resources (work in progress)"
          checked={settings.groupMemberships}
          disabled={isReadOnly}
          onChange={(_, data) => onChange({ ...settings, groupMemberships: data.checked })}
        />
      </Field>
    </>
  )
}

import { Field, Switch } from '@fluentui/react-components'
import { useState } from 'react'
import type { ApiProblem } from '../../api/problem.ts'
import type { HoldSettings } from '../../api/schema.ts'
import { TextField } from '../../components/TextField.tsx'
import style from './scim-servers.module.css'

interface HoldChoicesProps {
  readonly hold: HoldSettings
  readonly onChange: (hold: HoldSettings) => void
  readonly problem: ApiProblem | null
  readonly isReadOnly: boolean
}

interface NumberFieldProps extends Omit<HoldChoicesProps, 'onChange'> {
  readonly label: string
  readonly name: keyof Omit<HoldSettings, 'on'>
  /** 100 where a share is typed as a percentage. */
  readonly factor: number
  readonly onNumber: (number: number) => void
}

/** Keeps what is typed; what is no number is left to the server, which says what it takes. */
function NumberField({ label, name, factor, hold, onNumber, problem, isReadOnly }: NumberFieldProps) {
  const [text, setText] = useState(String(Math.round(hold[name] * factor * 100) / 100))
  return (
    <TextField
      label={label}
      name={`settings.hold.${name}`}
      value={text}
      onText={(typed) => {
        setText(typed)
        const number = Number(typed.replace(',', '.').trim() || Number.NaN)
        onNumber(Number.isNaN(number) ? 0 : number / factor)
      }}
      problem={problem}
      input={{ disabled: isReadOnly || !hold.on, inputMode: 'decimal' }}
    />
  )
}

/** From which numbers on what Entra takes away waits for a person. */
export function HoldChoices(props: HoldChoicesProps) {
  const { hold, onChange, isReadOnly } = props
  return (
    <fieldset className={style.hold} aria-label="Mass departures">
      <Field hint="A wrong scope in Entra can take everybody away in one cycle. Over both numbers within an hour, the directory shows what Entra wrote, but it has no effect until an owner or manager decides.">
        <Switch
          label="Hold mass departures until somebody decides"
          checked={hold.on}
          disabled={isReadOnly}
          onChange={(_, data) => onChange({ ...hold, on: data.checked })}
        />
      </Field>
      <div className={style.holdNumbers}>
        <NumberField
          {...props}
          label="People, more than"
          name="peopleAtLeast"
          factor={1}
          onNumber={(peopleAtLeast) => onChange({ ...hold, peopleAtLeast })}
        />
        <NumberField
          {...props}
          label="And more than, in % of the active"
          name="peopleShare"
          factor={100}
          onNumber={(peopleShare) => onChange({ ...hold, peopleShare })}
        />
        <NumberField
          {...props}
          label="A group with at least this many members"
          name="groupMembers"
          factor={1}
          onNumber={(groupMembers) => onChange({ ...hold, groupMembers })}
        />
        <NumberField
          {...props}
          label="That loses more than, in %"
          name="groupShare"
          factor={100}
          onNumber={(groupShare) => onChange({ ...hold, groupShare })}
        />
      </div>
    </fieldset>
  )
}

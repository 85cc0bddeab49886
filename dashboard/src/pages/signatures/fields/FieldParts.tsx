import { Checkbox, Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components'
import type { ApiProblem } from '../../../api/problem.ts'
import type { SignatureField } from '../../../api/schema.ts'
import { TextField } from '../../../components/TextField.tsx'
import style from './fields.module.css'
import { kindNames, truthNames } from './words.ts'

interface PartProps {
  readonly draft: SignatureField
  /** How the server names the field in its messages. */
  readonly at: string
  readonly problem: ApiProblem | null
  readonly onChange: (change: Partial<SignatureField>) => void
}

type Words = 'label' | 'placeholder' | 'help' | 'hint'

function Text({ draft, at, problem, onChange, part, label }: PartProps & { part: Words; label: string }) {
  return (
    <TextField
      label={label}
      name={`${at}.${part}`}
      value={draft[part]}
      onText={(value) => onChange({ [part]: value })}
      problem={problem}
      required={part === 'label'}
    />
  )
}

/** What it is called, and what kind of value it is. */
export function Naming({ id, ...props }: PartProps & { id: string }) {
  const { draft, at, problem, onChange } = props
  return (
    <>
      <div className={style.pair}>
        <Text {...props} part="label" label="Label" />
        <Field label="Kind">
          <Select value={draft.kind} onChange={(_, { value }) => onChange({ kind: value as SignatureField['kind'] })}>
            {Object.entries(kindNames).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <p className={style.muted}>
        Templates write it as <code>{`{{ ${id} }}`}</code>
      </p>
      {draft.kind === 'choice' && (
        <Field label="To choose from, one on each line" validationMessage={problem?.fields[`${at}.choices`] ?? null}>
          <Textarea
            value={draft.choices.join('\n')}
            onChange={(_, { value }) => onChange({ choices: value === '' ? [] : value.split('\n') })}
          />
        </Field>
      )}
    </>
  )
}

export function Truth({ draft, onChange }: PartProps) {
  return (
    <Field label="Who decides">
      <RadioGroup
        value={draft.truth}
        onChange={(_, { value }) => onChange({ truth: value as SignatureField['truth'] })}
      >
        {Object.entries(truthNames).map(([truth, { short, long }]) => (
          <Radio key={truth} value={truth} label={`${short}. ${long}`} />
        ))}
      </RadioGroup>
    </Field>
  )
}

const flags = {
  required: 'Required: a signature without it is named in the review',
  mayHide: 'Employees may leave it out of their signature',
  hidden: 'Not shown to employees',
} as const

export function Flags({ draft, onChange }: PartProps) {
  return (
    <div>
      {(['required', 'mayHide', 'hidden'] as const).map((flag) => (
        <Checkbox
          key={flag}
          label={flags[flag]}
          checked={draft[flag]}
          onChange={(_, { checked }) => onChange({ [flag]: checked === true })}
        />
      ))}
    </div>
  )
}

/** How employees fill it in, and what may stand in it. */
export function Filling(props: PartProps) {
  const { draft, at, problem, onChange } = props
  return (
    <details>
      <summary className={style.summary}>How employees fill it in</summary>
      <div className={style.form}>
        <Text {...props} part="placeholder" label="Placeholder" />
        <Text {...props} part="hint" label="Hint below the field" />
        <Text {...props} part="help" label="Help" />
        <TextField
          label="Where nobody has a value (default)"
          name={`${at}.default`}
          value={draft.default ?? ''}
          onText={(value) => onChange({ default: value === '' ? null : value })}
          problem={problem}
          required={false}
        />
        <TextField
          label="Only values like this"
          name={`${at}.pattern`}
          hint="? is one character, * any: +49*"
          value={draft.pattern ?? ''}
          onText={(value) => onChange({ pattern: value === '' ? null : value })}
          problem={problem}
          required={false}
        />
        <TextField
          label="At most so many characters"
          name={`${at}.maximumLength`}
          type="number"
          value={String(draft.maximumLength)}
          onText={(value) => onChange({ maximumLength: Number(value) || 1 })}
          problem={problem}
          input={{ min: 1, max: 2000 }}
        />
      </div>
    </details>
  )
}

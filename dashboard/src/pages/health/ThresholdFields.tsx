import { Switch } from '@fluentui/react-components'
import type { ApiProblem } from '../../api/problem.ts'
import { TextField } from '../../components/TextField.tsx'
import style from './health.module.css'
import { type ConditionKind, type Entered, type EnteredThresholds, kinds } from './thresholds.ts'

interface Words {
  readonly title: string
  readonly count: string
  readonly share: string | null
}

const words: Readonly<Record<ConditionKind, Words>> = {
  silence: { title: 'Entra has stopped calling', count: 'Minutes without a call', share: null },
  errors: {
    title: 'Many calls are refused',
    count: 'Refused calls in an hour, at least',
    share: 'And more than, in %',
  },
  leavers: {
    title: 'Many people were deactivated at once',
    count: 'People in an hour, more than',
    share: 'And more than, in % of the active',
  },
  emptied: {
    title: 'An attribute went empty for many people',
    count: 'People in an hour, at least',
    share: 'And at least, in % of those who had it',
  },
  withoutEmail: {
    title: 'People have no e-mail address',
    count: 'Active people, at least',
    share: 'And at least, in % of the active',
  },
}

interface ThresholdFieldsProps {
  readonly entered: EnteredThresholds
  readonly onChange: (entered: EnteredThresholds) => void
  readonly problem: ApiProblem | null
  readonly isReadOnly: boolean
}

/** One part for each condition: whether it is watched, and from which numbers on. */
export function ThresholdFields({ entered, onChange, problem, isReadOnly }: ThresholdFieldsProps) {
  const change = (kind: ConditionKind, values: Partial<Entered>) =>
    onChange({ ...entered, [kind]: { ...entered[kind], ...values } })
  return kinds.map((kind) => {
    const { title, count, share } = words[kind]
    const { on, count: counted, share: percent } = entered[kind]
    const input = { disabled: isReadOnly || !on, inputMode: 'decimal' } as const
    return (
      <fieldset key={kind} className={style.part} aria-label={title}>
        <Switch
          label={title}
          checked={on}
          disabled={isReadOnly}
          onChange={(_, data) => change(kind, { on: data.checked })}
        />
        <div className={style.numbers}>
          <TextField
            label={count}
            name={`thresholds.${kind}.${kind === 'silence' ? 'minutes' : 'atLeast'}`}
            value={counted}
            onText={(text) => change(kind, { count: text })}
            problem={problem}
            input={input}
          />
          {share !== null && (
            <TextField
              label={share}
              name={`thresholds.${kind}.share`}
              value={percent}
              onText={(text) => change(kind, { share: text })}
              problem={problem}
              input={input}
            />
          )}
        </div>
      </fieldset>
    )
  })
}

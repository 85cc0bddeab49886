import { Button, Field, Input, type InputProps, Select } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type OwnField, ownKey, setValue, withdrawValue } from '../../api/me.ts'
import { asProblem } from '../../api/problem.ts'
import { Muted } from '../../components/Page.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './me.module.css'

const types: Readonly<Record<OwnField['kind'], NonNullable<InputProps['type']>>> = {
  text: 'text',
  number: 'text',
  phone: 'tel',
  email: 'email',
  link: 'url',
  choice: 'text',
  yesNo: 'text',
}

/** One field: set it, leave it out, or take back what was set. */
export function OwnFieldForm({ field, origin }: { field: OwnField; origin: string }) {
  const [value, setText] = useState(field.own?.value ?? field.value)
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ownKey })
  const form = useForm(async () => {
    await setValue(field.id, value)
    await refresh()
  })
  const run = (work: Promise<unknown>) =>
    void work.then(refresh).catch((error: unknown) => form.setProblem(asProblem(error)))
  const message =
    form.problem && (form.problem.fields['value'] ?? `${form.problem.message} ${form.problem.whatToDo ?? ''}`)
  return (
    <form className={style.form} onSubmit={form.onSubmit}>
      <Field
        label={field.label}
        required={field.required}
        hint={field.help || field.hint || null}
        validationMessage={message ?? field.problem ?? null}
        validationState={message ? 'error' : field.problem ? 'warning' : 'none'}
      >
        <ValueInput field={field} value={value} onValue={setText} />
      </Field>
      <Muted>
        {origin}
        {field.outdated && (
          <>
            {' '}
            – you had set “<bdi dir="auto">{field.own?.value}</bdi>”, and the directory has changed since
          </>
        )}
        {field.own !== null && field.directoryValue !== '' && !field.outdated && (
          <>
            {' '}
            – the directory says “<bdi dir="auto">{field.directoryValue}</bdi>”
          </>
        )}
      </Muted>
      <div className={style.actions}>
        <Button type="submit" appearance="primary" disabled={form.isSending} aria-label={`Save ${field.label}`}>
          Save
        </Button>
        {field.mayHide && field.origin !== 'hidden' && field.value !== '' && (
          <Button onClick={() => run(setValue(field.id, null))} aria-label={`Do not show ${field.label}`}>
            Do not show
          </Button>
        )}
        {field.own !== null && (
          <Button onClick={() => run(withdrawValue(field.id))} aria-label={`Take back ${field.label}`}>
            Take back
          </Button>
        )}
      </div>
    </form>
  )
}

interface ValueInputProps {
  readonly field: OwnField
  readonly value: string
  readonly onValue: (value: string) => void
}

/** Passed down by the field around it: id, described by, required. */
function ValueInput({ field, value, onValue, ...given }: ValueInputProps) {
  const choices = field.kind === 'yesNo' ? ['yes', 'no'] : field.choices
  if (field.kind === 'choice' || field.kind === 'yesNo') {
    return (
      <Select {...given} value={value} onChange={(_, data) => onValue(data.value)}>
        <option value="">–</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </Select>
    )
  }
  return (
    <Input
      {...given}
      type={types[field.kind]}
      value={value}
      dir="auto"
      autoComplete="off"
      maxLength={field.maximumLength}
      placeholder={field.placeholder}
      onChange={(_, data) => onValue(data.value)}
    />
  )
}

import { Field, Input, type InputProps } from '@fluentui/react-components'
import type { ApiProblem } from '../api/problem.ts'

interface TextFieldProps {
  readonly label: string
  /** The API's name of the field, for its message when the server refuses it. */
  readonly name: string
  readonly value: string
  readonly onText: (text: string) => void
  readonly problem: ApiProblem | null
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'url'
  readonly required?: boolean
  readonly autoComplete?: string
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly input?: Pick<InputProps, 'minLength' | 'maxLength' | 'min' | 'max' | 'inputMode' | 'disabled'>
}

/** One labelled text field with its hint and the server's message for it. */
export function TextField(props: TextFieldProps) {
  const { label, name, value, onText, problem, hint, required = true } = props
  const message = problem?.fields[name]
  return (
    <Field
      label={label}
      required={required}
      hint={hint ?? null}
      validationMessage={message ?? null}
      validationState={message ? 'error' : 'none'}
    >
      <Input
        {...props.input}
        name={name}
        type={props.type ?? 'text'}
        value={value}
        dir="auto"
        autoComplete={props.autoComplete ?? 'off'}
        autoFocus={props.autoFocus ?? false}
        placeholder={props.placeholder ?? ''}
        onChange={(_, data) => onText(data.value)}
      />
    </Field>
  )
}

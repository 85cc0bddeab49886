import { Button, Field, Input, Select } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { CopyField } from '../../../components/Copy.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { type ApiDocument, type ApiOperation, type ApiParameter, curlLine, requestOf } from './api-document.ts'
import { type Answered, ask } from './ask.ts'
import style from './delivery.module.css'
import { TryAnswer } from './TryAnswer.tsx'

/** One operation with its parameters and the key; and what the server answers. */
export function TryForm({ document }: { document: ApiDocument }) {
  const [id, setId] = useState('getSignature')
  const [key, setKey] = useState('')
  const [type, setType] = useState('')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [answer, setAnswer] = useState<Answered | null>(null)
  const [isSending, setSending] = useState(false)
  const operation = document.operations.find((one) => one.id === id) ?? document.operations[0]
  if (operation === undefined) return <p>The description of the API names no operation.</p>
  const request = requestOf(document, operation, values, type)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    void ask(request, key)
      .then(setAnswer)
      .finally(() => setSending(false))
  }
  const choose = (next: string) => {
    setId(next)
    setType('')
    setAnswer(null)
  }
  return (
    <div className={style.stack}>
      <Card
        title="Try the API"
        aside={
          <a href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
            OpenAPI document
          </a>
        }
      >
        <form className={style.form} onSubmit={send}>
          <Field label="Operation">
            <Select value={operation.id} onChange={(_, data) => choose(data.value)}>
              {document.operations.map((one) => (
                <option key={one.id} value={one.id}>
                  GET {one.path}
                </option>
              ))}
            </Select>
          </Field>
          <p>
            {operation.summary}. <Muted>{operation.description}</Muted>
          </p>
          <Field label="API key" hint="It stays in this page and is forgotten when you leave it." required>
            <Input
              type="password"
              autoComplete="off"
              value={key}
              placeholder="dynasend_api_…"
              onChange={(_, data) => setKey(data.value)}
            />
          </Field>
          <OperationFields operation={operation} values={values} onValues={setValues} type={type} onType={setType} />
          <div>
            <Button type="submit" appearance="primary" disabled={isSending}>
              Send
            </Button>
          </div>
        </form>
      </Card>
      <TryAnswer answer={answer} />
      <Card title="In a terminal">
        <CopyField label="The same call; put the key into DYNASEND_API_KEY" value={curlLine(document, request)} />
      </Card>
    </div>
  )
}

interface OperationFieldsProps {
  readonly operation: ApiOperation
  readonly values: Readonly<Record<string, string>>
  readonly onValues: (values: Readonly<Record<string, string>>) => void
  /** Of the answer; empty: as it comes. */
  readonly type: string
  readonly onType: (type: string) => void
}

/** What one operation takes. */
function OperationFields({ operation, values, onValues, type, onType }: OperationFieldsProps) {
  return (
    <>
      {operation.parameters.map((parameter) => (
        <ParameterField
          key={`${operation.id} ${parameter.name}`}
          parameter={parameter}
          value={values[parameter.name] ?? ''}
          onValue={(value) => onValues({ ...values, [parameter.name]: value })}
        />
      ))}
      {operation.types.length > 1 && (
        <Field label="Accept" hint="The type of the answer">
          <Select value={type} onChange={(_, data) => onType(data.value)}>
            <option value="">(as it comes: {operation.types[0]})</option>
            {operation.types.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
      )}
    </>
  )
}

interface ParameterFieldProps {
  readonly parameter: ApiParameter
  readonly value: string
  readonly onValue: (value: string) => void
}

function ParameterField({ parameter, value, onValue }: ParameterFieldProps) {
  const { name, required, description, choices, standard, example } = parameter
  return (
    <Field label={name} required={required} hint={description || null}>
      {choices.length > 0 ? (
        <Select value={value} onChange={(_, data) => onValue(data.value)}>
          <option value="">{standard === '' ? '(left out)' : `(left out: ${standard})`}</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      ) : (
        <Input
          value={value}
          dir="ltr"
          autoComplete="off"
          required={required}
          placeholder={example || standard}
          onChange={(_, data) => onValue(data.value)}
        />
      )}
    </Field>
  )
}

import { Field, makeStyles, Select, Textarea } from '@fluentui/react-components'
import { type ReactElement, type RefObject, useRef } from 'react'
import { useExpressionFunctions } from '../api/mappings.ts'
import { inserted } from './error-place.ts'

const useStyles = makeStyles({
  inserts: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))', gap: '8px' },
  code: { '& textarea': { fontFamily: 'Consolas, Menlo, monospace' } },
})

const longest = 10_000

function InsertSelect(properties: {
  label: string
  options: { text: string; piece: string }[]
  onInsert: (piece: string) => void
}): ReactElement {
  return (
    <Field label={properties.label} size="small" style={{ minWidth: 0 }}>
      <Select
        value=""
        select={{ style: { minWidth: 0, width: '100%' } }}
        style={{ minWidth: 0, width: '100%' }}
        onChange={(_, data) => (data.value === '' ? undefined : properties.onInsert(data.value))}
      >
        <option value="">Choose …</option>
        {properties.options.map(({ text, piece }) => (
          <option key={piece} value={piece}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** Selects characters of an expression's field and gives it the focus. */
export function goTo(field: RefObject<HTMLTextAreaElement | null>, position: number, length = 1): void {
  field.current?.focus()
  field.current?.setSelectionRange(position, position + length)
}

/** The field of an expression with functions and attributes to put in at the cursor. */
export function ExpressionField(properties: {
  label: string
  value: string
  sources: readonly string[]
  rows: number
  problem?: string | undefined
  field?: RefObject<HTMLTextAreaElement | null>
  onChange: (expression: string) => void
}): ReactElement {
  const { value, problem, onChange } = properties
  const styles = useStyles()
  const own = useRef<HTMLTextAreaElement>(null)
  const field = properties.field ?? own
  const functions = useExpressionFunctions()
  const insert = (piece: string): void => {
    const { selectionStart: start = value.length, selectionEnd: end = value.length } = field.current ?? {}
    const next = inserted(value, { start, end }, piece)
    onChange(next.text)
    // After the new text has been drawn.
    requestAnimationFrame(() => goTo(field, next.cursor, 0))
  }
  return (
    <>
      <Field
        label={properties.label}
        hint={`${value.length.toLocaleString('en')} of ${longest.toLocaleString('en')} characters`}
        {...(problem === undefined ? {} : { validationMessage: problem })}
      >
        <Textarea
          textarea={{ ref: field }}
          className={styles.code}
          value={value}
          spellCheck={false}
          resize="vertical"
          rows={properties.rows}
          onChange={(_, data) => onChange(data.value)}
        />
      </Field>
      <div className={styles.inserts}>
        <InsertSelect
          label="Insert a function"
          options={(functions.data ?? []).map(({ name, parameters }) => ({
            text: `${name}(${parameters.join(', ')})`,
            piece: `${name}()`,
          }))}
          onInsert={insert}
        />
        <InsertSelect
          label="Insert an attribute"
          options={properties.sources.map((name) => ({ text: name, piece: `[${name}]` }))}
          onInsert={insert}
        />
      </div>
    </>
  )
}

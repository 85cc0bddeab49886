import { useState } from 'react'
import type { SignatureField } from '../../../api/schema.ts'
import { Problem } from '../../../components/Problem.tsx'
import { useForm } from '../../../components/use-form.ts'
import { FormDialog } from '../FormDialog.tsx'
import { fieldId } from '../locations/field-id.ts'
import { Filling, Flags, Naming, Truth } from './FieldParts.tsx'
import style from './fields.module.css'
import { Try } from './Samples.tsx'
import { Sources } from './Sources.tsx'
import { newField } from './words.ts'

interface FieldDialogProps {
  readonly accountId: string
  readonly changeSet: string | null
  /** Null: a new one. */
  readonly field: SignatureField | null
  /** Its place in the list, for the server's messages. */
  readonly index: number
  readonly taken: readonly string[]
  readonly onSave: (field: SignatureField) => Promise<unknown>
  readonly onClose: () => void
}

/** One field: what it is, where its value comes from, who decides it; with what it makes of real people. */
export function FieldDialog({ accountId, changeSet, field, index, taken, onSave, onClose }: FieldDialogProps) {
  const [draft, setDraft] = useState<SignatureField>(field ?? newField)
  const id = draft.id === '' ? fieldId(draft.label, new Set(taken)) : draft.id
  const { isSending, problem, onSubmit } = useForm(async () => {
    await onSave({
      ...draft,
      id,
      from: draft.from.filter(({ path }) => path.trim() !== ''),
      choices: kept(draft.choices),
    })
    onClose()
  })
  const part = {
    draft,
    at: `fields.${index}`,
    problem,
    onChange: (change: Partial<SignatureField>) => setDraft((before) => ({ ...before, ...change })),
  }
  return (
    <FormDialog
      title={field === null ? 'New field' : field.label}
      confirm={field === null ? 'Add the field' : 'Save'}
      isDisabled={isSending || draft.label.trim() === ''}
      isWide
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <Naming {...part} id={id} />
      <Truth {...part} />
      <Sources accountId={accountId} from={draft.from} onFrom={(from) => part.onChange({ from })} />
      <Try accountId={accountId} changeSet={changeSet} field={trial(draft)} />
      <Flags {...part} />
      <Filling {...part} />
      <Problem title="The field was not saved" problem={problem} />
      {problem !== null && (
        <ul className={style.problem}>
          {Object.entries(problem.fields).map(([place, message]) => (
            <li key={place}>{message}</li>
          ))}
        </ul>
      )}
    </FormDialog>
  )
}

/** A line that is being written may be empty. */
const kept = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '')

/** What can be tried of a field that is not written to its end. */
const trial = (field: SignatureField): SignatureField => ({
  ...field,
  choices: kept(field.choices),
  from: field.from.filter(({ path }) => path.trim() !== ''),
  truth: field.from.length === 0 ? 'employee' : field.truth,
})

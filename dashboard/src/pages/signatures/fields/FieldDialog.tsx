import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
  Select,
  Textarea,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { SignatureField } from '../../../api/schema.ts'
import { Problem } from '../../../components/Problem.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import { fieldId } from '../locations/field-id.ts'
import style from './fields.module.css'
import { Try } from './Samples.tsx'
import { Sources } from './Sources.tsx'
import { kindNames, newField, truthNames } from './words.ts'

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
  const change = (part: Partial<SignatureField>) => setDraft((before) => ({ ...before, ...part }))
  const { isSending, problem, onSubmit } = useForm(async () => {
    const id = draft.id === '' ? fieldId(draft.label, new Set(taken)) : draft.id
    await onSave({ ...draft, id, from: draft.from.filter(({ path }) => path.trim() !== '') })
    onClose()
  })
  const at = `fields.${index}`
  const text = (part: 'label' | 'placeholder' | 'help' | 'hint', label: string, required = false) => (
    <TextField
      label={label}
      name={`${at}.${part}`}
      value={draft[part]}
      onText={(value) => change({ [part]: value })}
      problem={problem}
      required={required}
    />
  )
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()} modalType="alert">
      <DialogSurface className={style.dialog ?? ''}>
        <form onSubmit={onSubmit}>
          <DialogBody>
            <DialogTitle>{field === null ? 'New field' : field.label}</DialogTitle>
            <DialogContent className={style.form ?? ''}>
              <div className={style.pair}>
                {text('label', 'Label', true)}
                <Field label="Kind">
                  <Select
                    value={draft.kind}
                    onChange={(_, { value }) => change({ kind: value as SignatureField['kind'] })}
                  >
                    {Object.entries(kindNames).map(([kind, name]) => (
                      <option key={kind} value={kind}>
                        {name}
                      </option>
                    ))}
                  </Select>
                </Field>
              </div>
              <p className={style.muted}>
                Templates write it as{' '}
                <code>{`{{ ${draft.id === '' ? fieldId(draft.label, new Set(taken)) : draft.id} }}`}</code>
              </p>
              {draft.kind === 'choice' && (
                <Field
                  label="To choose from, one on each line"
                  validationMessage={problem?.fields[`${at}.choices`] ?? null}
                >
                  <Textarea
                    value={draft.choices.join('\n')}
                    onChange={(_, { value }) =>
                      change({ choices: value.split('\n').filter((line) => line.trim() !== '') })
                    }
                  />
                </Field>
              )}
              <Field label="Who decides">
                <RadioGroup
                  value={draft.truth}
                  onChange={(_, { value }) => change({ truth: value as SignatureField['truth'] })}
                >
                  {Object.entries(truthNames).map(([truth, { short, long }]) => (
                    <Radio key={truth} value={truth} label={`${short}. ${long}`} />
                  ))}
                </RadioGroup>
              </Field>
              <Sources accountId={accountId} from={draft.from} onFrom={(from) => change({ from })} />
              <Try accountId={accountId} changeSet={changeSet} field={trial(draft)} />
              <div>
                <Checkbox
                  label="Required: a signature without it is named in the review"
                  checked={draft.required}
                  onChange={(_, { checked }) => change({ required: checked === true })}
                />
                <Checkbox
                  label="Employees may leave it out of their signature"
                  checked={draft.mayHide}
                  onChange={(_, { checked }) => change({ mayHide: checked === true })}
                />
                <Checkbox
                  label="Not shown to employees"
                  checked={draft.hidden}
                  onChange={(_, { checked }) => change({ hidden: checked === true })}
                />
              </div>
              <details>
                <summary className={style.summary}>How employees fill it in</summary>
                <div className={style.form}>
                  {text('placeholder', 'Placeholder')}
                  {text('hint', 'Hint below the field')}
                  {text('help', 'Help')}
                  <TextField
                    label="Where nobody has a value (default)"
                    name={`${at}.default`}
                    value={draft.default ?? ''}
                    onText={(value) => change({ default: value === '' ? null : value })}
                    problem={problem}
                    required={false}
                  />
                  <TextField
                    label="Only values like this"
                    name={`${at}.pattern`}
                    hint="? is one character, * any: +49*"
                    value={draft.pattern ?? ''}
                    onText={(value) => change({ pattern: value === '' ? null : value })}
                    problem={problem}
                    required={false}
                  />
                  <TextField
                    label="At most so many characters"
                    name={`${at}.maximumLength`}
                    type="number"
                    value={String(draft.maximumLength)}
                    onText={(value) => change({ maximumLength: Number(value) || 1 })}
                    problem={problem}
                    input={{ min: 1, max: 2000 }}
                  />
                </div>
              </details>
              <Problem title="The field was not saved" problem={problem} />
              {problem !== null && (
                <ul className={style.problem}>
                  {Object.entries(problem.fields).map(([place, message]) => (
                    <li key={place}>{message}</li>
                  ))}
                </ul>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={isSending || draft.label.trim() === ''}>
                {field === null ? 'Add the field' : 'Save'}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

/** What can be tried of a field that is not written to its end. */
const trial = (field: SignatureField): SignatureField => ({
  ...field,
  from: field.from.filter(({ path }) => path.trim() !== ''),
  truth: field.from.length === 0 ? 'employee' : field.truth,
})

import { Checkbox, Field, Select, Textarea } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import type { SignatureConfiguration, SignatureText } from '../../../api/schema.ts'
import { Problem } from '../../../components/Problem.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import { FormDialog } from '../FormDialog.tsx'
import { ruleId } from '../rules/words.ts'
import { TextFindings } from './TextFindings.tsx'
import { TextPreview } from './TextPreview.tsx'
import style from './texts.module.css'

interface TextDialogProps {
  readonly accountId: string
  readonly changeSet: string | null
  readonly configuration: SignatureConfiguration
  /** Null: a new one. */
  readonly text: SignatureText | null
  readonly onSave: (text: SignatureText, forEverybody: boolean) => Promise<unknown>
  readonly onClose: () => void
}

/** One text: what is written, what is to be mended, and how somebody gets it. */
export function TextDialog({ accountId, changeSet, configuration, text, onSave, onClose }: TextDialogProps) {
  const [draft, setDraft] = useState<SignatureText>(() => text ?? { id: 'new-text', name: '', html: '', text: null })
  const [forEverybody, setForEverybody] = useState(text === null)
  const box = useRef<HTMLTextAreaElement>(null)
  const change = (part: Partial<SignatureText>) => setDraft((all) => ({ ...all, ...part }))
  const { isSending, problem, onSubmit } = useForm(async () => {
    const taken = configuration.texts.map((one) => one.id)
    const name = draft.name.trim()
    await onSave({ ...draft, id: text?.id ?? ruleId(name, taken), name }, text === null && forEverybody)
    onClose()
  })
  const insert = (field: string) => {
    const at = box.current?.selectionStart ?? draft.html.length
    change({ html: `${draft.html.slice(0, at)}{{ ${field} }}${draft.html.slice(at)}` })
    box.current?.focus()
  }
  return (
    <FormDialog
      title={text === null ? 'New text' : text.name}
      confirm="Save"
      isDisabled={isSending || draft.name.trim() === ''}
      isWide
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <div className={style.panes}>
        <div className={style.form}>
          <TextField
            label="Name"
            name="text.name"
            value={draft.name}
            onText={(name) => change({ name })}
            problem={problem}
            hint="For you; nobody outside sees it."
            input={{ maxLength: 80 }}
          />
          <Written
            label="What is written"
            hint="Words, with HTML if you like: <br> begins a new line, <b> is bold."
            name="text.html"
            value={draft.html}
            message={problem?.fields['text.html']}
            box={box}
            onText={(html) => change({ html })}
          />
          <InsertField configuration={configuration} onField={insert} />
          <TextFindings accountId={accountId} changeSet={changeSet} draft={draft} />
          <OtherWords
            words={draft.text}
            message={problem?.fields['text.text']}
            onWords={(words) => change({ text: words })}
          />
          {text === null && (
            <Checkbox
              label="Give it to everybody whom no other text rule decides for"
              checked={forEverybody}
              onChange={(_, { checked }) => setForEverybody(checked === true)}
            />
          )}
          <Problem title="The text was not saved" problem={problem} />
        </div>
        <TextPreview accountId={accountId} changeSet={changeSet} configuration={configuration} draft={draft} />
      </div>
    </FormDialog>
  )
}

interface OtherWordsProps {
  /** Null: made from the HTML. */
  readonly words: string | null
  readonly message: string | undefined
  readonly onWords: (words: string | null) => void
}

function OtherWords({ words, message, onWords }: OtherWordsProps) {
  return (
    <>
      <Checkbox
        label="Other words for mails without HTML"
        checked={words !== null}
        onChange={(_, { checked }) => onWords(checked === true ? '' : null)}
      />
      {words !== null && (
        <Written label="Without HTML" name="text.text" value={words} message={message} onText={onWords} />
      )}
    </>
  )
}

interface WrittenProps {
  readonly label: string
  readonly hint?: string
  readonly name: string
  readonly value: string
  readonly message: string | undefined
  readonly box?: React.RefObject<HTMLTextAreaElement | null>
  readonly onText: (text: string) => void
}

function Written({ label, hint, name, value, message, box, onText }: WrittenProps) {
  return (
    <Field
      label={label}
      hint={hint ?? null}
      validationMessage={message ?? null}
      validationState={message ? 'error' : 'none'}
    >
      <Textarea
        name={name}
        value={value}
        dir="auto"
        rows={8}
        resize="vertical"
        textarea={{ className: style.code, spellCheck: true, ...(box ? { ref: box } : {}) }}
        onChange={(_, data) => onText(data.value)}
      />
    </Field>
  )
}

interface InsertFieldProps {
  readonly configuration: SignatureConfiguration
  readonly onField: (field: string) => void
}

function InsertField({ configuration, onField }: InsertFieldProps) {
  const { fields, settings } = configuration
  return (
    <Select aria-label="Put a field in" value="" onChange={(_, { value }) => value !== '' && onField(value)}>
      <option value="">Put a field in…</option>
      {fields.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
      {settings.locationFields.map(({ id, label }) => (
        <option key={`location.${id}`} value={`location.${id}`}>
          {`Location: ${label}`}
        </option>
      ))}
    </Select>
  )
}

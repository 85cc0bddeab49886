import { Button, Input, Select } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { SignatureSettings } from '../../../api/schema.ts'
import { Problem } from '../../../components/Problem.tsx'
import { useForm } from '../../../components/use-form.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import { FormDialog } from '../FormDialog.tsx'
import { fieldId } from './field-id.ts'
import style from './locations.module.css'

type Field = SignatureSettings['locationFields'][number]
type Line = Field & { readonly key: number }

interface FieldsDialogProps {
  readonly changeSet: ChangeSetInUse
  readonly fields: readonly Field[]
  readonly onClose: () => void
}

const kinds: Readonly<Record<Field['kind'], string>> = {
  text: 'Text',
  phone: 'Phone',
  email: 'E-mail',
  link: 'Link',
  image: 'Image',
}

/** What every location has; templates write it as `{{ location.street }}`. */
export function FieldsDialog({ changeSet, fields, onClose }: FieldsDialogProps) {
  const [lines, setLines] = useState<readonly Line[]>(() => fields.map((field, key) => ({ ...field, key })))
  const change = (index: number, part: Partial<Line>) =>
    setLines((all) => all.map((line, at) => (at === index ? { ...line, ...part } : line)))
  const add = () =>
    setLines((all) => [
      ...all,
      { key: Math.max(-1, ...all.map(({ key }) => key)) + 1, id: '', label: '', kind: 'text' },
    ])
  const { isSending, problem, onSubmit } = useForm(async () => {
    const taken = new Set(lines.map(({ id }) => id))
    const named = lines
      .filter(({ label }) => label.trim() !== '')
      .map(({ id, label, kind }) => ({ id: id === '' ? fieldId(label, taken) : id, label: label.trim(), kind }))
    await changeSet.edit(({ revision, ...params }) =>
      call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/location-fields', {
        params,
        body: { revision, fields: named },
      }),
    )
    onClose()
  })
  return (
    <FormDialog title="Location fields" confirm="Save" isDisabled={isSending} onSubmit={onSubmit} onClose={onClose}>
      <p className={style.muted}>
        Every location has these. Templates write them by their name. A field that is removed takes its values with it.
      </p>
      {lines.map((line, index) => (
        <FieldLine
          key={line.key}
          line={line}
          index={index}
          onChange={(part) => change(index, part)}
          onRemove={() => setLines((all) => all.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={add} disabled={lines.length >= 50}>
          Add a field
        </Button>
      </div>
      <Problem title="The fields were not saved" problem={problem} />
    </FormDialog>
  )
}

interface FieldLineProps {
  readonly line: Line
  readonly index: number
  readonly onChange: (part: Partial<Line>) => void
  readonly onRemove: () => void
}

function FieldLine({ line, index, onChange, onRemove }: FieldLineProps) {
  return (
    <div className={style.line}>
      <Input
        aria-label={`Label of field ${index + 1}`}
        placeholder="Label"
        value={line.label}
        maxLength={80}
        dir="auto"
        onChange={(_, { value }) => onChange({ label: value })}
      />
      <Select
        aria-label={`Kind of field ${index + 1}`}
        value={line.kind}
        onChange={(_, { value }) => onChange({ kind: value as Field['kind'] })}
      >
        {Object.entries(kinds).map(([kind, text]) => (
          <option key={kind} value={kind}>
            {text}
          </option>
        ))}
      </Select>
      <code className={style.code}>{line.id === '' ? 'new' : `location.${line.id}`}</code>
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={`Remove field ${index + 1} ${line.label}`.trim()}
        onClick={onRemove}
      />
    </div>
  )
}

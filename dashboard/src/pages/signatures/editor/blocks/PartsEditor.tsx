import { Button, Input, Select } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import type { SignatureConfiguration } from '../../../../api/schema.ts'
import style from '../editor.module.css'
import type { Row } from './begin.ts'

type Parts = Extract<Row, { kind: 'fields' }>['parts']
type Part = Parts[number]

interface PartsEditorProps {
  readonly parts: Parts
  readonly configuration: SignatureConfiguration
  readonly onParts: (parts: Parts) => void
}

const looks: readonly { readonly value: Part['look']; readonly text: string }[] = [
  { value: 'plain', text: 'Plain' },
  { value: 'strong', text: 'Bold' },
  { value: 'accent', text: 'Accent' },
  { value: 'small', text: 'Small' },
]
const most = 8

/** Fields beside each other, each with its label; what a person does not have vanishes with its label. */
export function PartsEditor({ parts, configuration, onParts }: PartsEditorProps) {
  const set = (index: number, part: Part) => onParts(parts.with(index, part))
  return (
    <div className={style.parts}>
      {parts.map((part, index) => (
        <div key={`${index} ${part.field}`} className={style.part}>
          <FieldSelect
            label={`Field ${index + 1}`}
            value={part.field}
            configuration={configuration}
            onField={(field) => set(index, { ...part, field })}
          />
          <Input
            aria-label={`Label of field ${index + 1}`}
            placeholder="Label"
            dir="auto"
            maxLength={40}
            value={part.label}
            onChange={(_, data) => set(index, { ...part, label: data.value })}
          />
          <Select
            aria-label={`Look of field ${index + 1}`}
            value={part.look}
            onChange={(_, data) =>
              set(index, { ...part, look: looks.find(({ value }) => value === data.value)?.value ?? 'plain' })
            }
          >
            {looks.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
          <Button
            appearance="subtle"
            size="small"
            icon={<DeleteRegular />}
            aria-label={`Remove field ${index + 1}`}
            disabled={parts.length === 1}
            onClick={() => onParts(parts.toSpliced(index, 1))}
          />
        </div>
      ))}
      {parts.length < most && (
        <div>
          <Button size="small" onClick={() => onParts([...parts, { field: 'title', label: '', look: 'plain' }])}>
            Add a field
          </Button>
        </div>
      )}
    </div>
  )
}

interface FieldSelectProps {
  readonly label: string
  readonly value: string
  readonly configuration: SignatureConfiguration
  readonly onField: (field: string) => void
}

/** Any field, of people or of locations. */
export function FieldSelect({ label, value, configuration, onField }: FieldSelectProps) {
  const ofLocations = configuration.settings.locationFields.map((field) => ({ ...field, id: `location.${field.id}` }))
  const known = [...configuration.fields, ...ofLocations]
  return (
    <Select aria-label={label} value={value} onChange={(_, data) => onField(data.value)}>
      {!known.some(({ id }) => id === value) && <option value={value}>{value} (not defined)</option>}
      {known.map(({ id, label: name }) => (
        <option key={id} value={id}>
          {id.startsWith('location.') ? `Location: ${name}` : name}
        </option>
      ))}
    </Select>
  )
}

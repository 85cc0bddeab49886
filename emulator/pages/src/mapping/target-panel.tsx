import { Button, Checkbox, Field, Input, Select, Spinner, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { type MappingKind, useMappingProblems } from '../api/mappings.ts'
import type { AttributeType, Mapping, TargetAttribute } from '../api/provisioning-contract.ts'
import { useDelayed } from '../controls/delayed.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { blankTarget, isCustom, problemsOfEntry } from './list-draft.ts'

const types: AttributeType[] = ['String', 'Binary', 'Boolean', 'DateTime', 'Integer', 'Reference']

const ticks = [
  ['required', 'Required?'],
  ['multiValue', 'Multi-value?'],
  ['exactCase', 'Exact case? (a change of upper and lower case alone is sent)'],
] as const

function Fields(properties: {
  draft: TargetAttribute
  problems: Map<string, string>
  change: (part: Partial<TargetAttribute>) => void
}): ReactElement {
  const { draft, problems, change } = properties
  const message = (field: string): { validationMessage?: string } => {
    const found = problems.get(field)
    return found === undefined ? {} : { validationMessage: found }
  }
  return (
    <>
      <Field
        label="Name"
        hint="urn:ietf:params:scim:schemas:extension:Name:2.0:User:attribute"
        {...(draft.name === blankTarget.name ? {} : message('name'))}
      >
        <Input
          value={draft.name}
          readOnly={!isCustom(draft)}
          onChange={(_, data) => change({ name: data.value.trim() })}
        />
      </Field>
      <Field label="Type" {...message('type')}>
        <Select
          value={draft.type}
          onChange={(_, data) => change({ type: types.find((type) => type === data.value) ?? 'String' })}
        >
          {types.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </Select>
      </Field>
      {ticks.map(([name, label]) => (
        <Field key={name} {...message(name)}>
          <Checkbox
            label={label}
            checked={draft[name]}
            onChange={(_, data) => change({ [name]: data.checked === true })}
          />
        </Field>
      ))}
      <Field label="API expression (optional)" hint="Kept and shown; the rehearsal does not work it out.">
        <Input
          value={draft.apiExpression ?? ''}
          onChange={(_, data) => change({ apiExpression: data.value === '' ? null : data.value })}
        />
      </Field>
      <Field label="Referenced object attribute (optional)">
        <Input
          value={draft.referencedObject ?? ''}
          onChange={(_, data) => change({ referencedObject: data.value === '' ? null : data.value })}
        />
      </Field>
    </>
  )
}

/** One attribute of the target: its name and what the columns of the list say. */
export function TargetPanel(properties: {
  applicationId: string
  kind: MappingKind
  mapping: Mapping & { attributeList: TargetAttribute[] }
  position: number
  busy: boolean
  error: Error | null
  onDone: (list: TargetAttribute[]) => void
  onClose: () => void
}): ReactElement {
  const { mapping, position } = properties
  const [draft, setDraft] = useState(mapping.attributeList[position] ?? blankTarget)
  const rested = useDelayed(draft)
  const withDraft = (entry: TargetAttribute): TargetAttribute[] =>
    position >= mapping.attributeList.length
      ? [...mapping.attributeList, entry]
      : mapping.attributeList.map((one, place) => (place === position ? entry : one))
  const changed = { ...mapping, attributeList: withDraft(rested) }
  const check = useMappingProblems(properties.applicationId, properties.kind, changed)
  const isCurrent = rested === draft && !check.isPlaceholderData && check.data !== undefined
  const problems = problemsOfEntry(check.data?.problems ?? [], position)
  return (
    <SidePanel
      open
      title="Attribute of the application"
      onClose={properties.onClose}
      footer={
        <>
          <Button
            appearance="primary"
            disabled={!isCurrent || problems.size > 0 || properties.busy}
            icon={properties.busy ? <Spinner size="extra-tiny" /> : null}
            onClick={() => properties.onDone(withDraft(draft))}
          >
            Save
          </Button>
          <Button onClick={properties.onClose}>Cancel</Button>
          {draft.name === blankTarget.name ? <Text size={200}>Put the attribute’s name at the end.</Text> : null}
        </>
      }
    >
      {properties.error === null ? null : <ErrorPanel title="The list could not be saved" error={properties.error} />}
      <Fields draft={draft} problems={problems} change={(part) => setDraft({ ...draft, ...part })} />
    </SidePanel>
  )
}

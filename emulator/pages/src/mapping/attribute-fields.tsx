import { Field, Input, Select } from '@fluentui/react-components'
import { type ReactElement, type RefObject, useId } from 'react'
import type { AttributeMapping } from '../api/provisioning-contract.ts'
import { ExpressionField } from './expression-field.tsx'

/** A line while it is edited; `problem` is what is wrong with a field, once it has been touched. */
export interface Editing {
  draft: AttributeMapping
  change: (part: Partial<AttributeMapping>) => void
  problem: (field: string) => string | undefined
}

function validation(message: string | undefined): { validationMessage?: string } {
  return message === undefined ? {} : { validationMessage: message }
}

function ChosenField(properties: {
  label: string
  hint?: string
  value: string
  options: readonly string[]
  problem: string | undefined
  onChange: (value: string) => void
}): ReactElement {
  const list = useId()
  return (
    <Field
      label={properties.label}
      {...(properties.hint === undefined ? {} : { hint: properties.hint })}
      {...validation(properties.problem)}
    >
      <Input value={properties.value} list={list} onChange={(_, data) => properties.onChange(data.value)} />
      <datalist id={list}>
        {properties.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </datalist>
    </Field>
  )
}

/** Where the value comes from, as the type asks for it. */
export function SourceField({
  draft,
  change,
  problem,
  sources,
  field,
}: Editing & { sources: readonly string[]; field: RefObject<HTMLTextAreaElement | null> }): ReactElement | null {
  if (draft.type === 'None') return null
  if (draft.type === 'Expression') {
    return (
      <ExpressionField
        label="Expression"
        value={draft.expression}
        rows={4}
        field={field}
        sources={sources}
        onChange={(expression) => change({ expression })}
      />
    )
  }
  if (draft.type === 'Constant') {
    return (
      <Field label="Constant value" {...validation(problem('source'))}>
        <Input value={draft.source} onChange={(_, data) => change({ source: data.value })} />
      </Field>
    )
  }
  return (
    <ChosenField
      label="Source attribute"
      value={draft.source}
      options={sources}
      problem={problem('source')}
      onChange={(source) => change({ source: source.trim() })}
    />
  )
}

/** The default value and where the value goes. */
export function TargetFields({
  draft,
  change,
  problem,
  targets,
}: Editing & { targets: readonly string[] }): ReactElement {
  return (
    <>
      <Field
        label={draft.type === 'None' ? 'Default value' : 'Default value if null (optional)'}
        hint="Sent only when the object is created."
        {...validation(problem('defaultValue'))}
      >
        <Input
          value={draft.defaultValue ?? ''}
          onChange={(_, data) => change({ defaultValue: data.value === '' ? null : data.value })}
        />
      </Field>
      <ChosenField
        label="Target attribute"
        hint="A SCIM path; custom ones as urn:ietf:params:scim:schemas:extension:Name:2.0:User:attribute."
        value={draft.target}
        options={targets}
        problem={problem('target')}
        onChange={(target) => change({ target: target.trim() })}
      />
    </>
  )
}

/** Whether objects are found by this attribute, in which order, and when the line applies. */
export function MatchingFields({ draft, change, problem, next }: Editing & { next: number }): ReactElement {
  const matching = draft.matchingPrecedence > 0
  const highest = Math.max(next, draft.matchingPrecedence)
  return (
    <>
      <Field
        label="Match objects using this attribute"
        {...(matching ? {} : validation(problem('matchingPrecedence')))}
      >
        <Select
          value={matching ? 'Yes' : 'No'}
          onChange={(_, data) => change({ matchingPrecedence: data.value === 'Yes' ? next : 0 })}
        >
          <option>No</option>
          <option>Yes</option>
        </Select>
      </Field>
      {matching ? (
        <Field
          label="Matching precedence"
          hint="1 is asked first; the next only when nobody was found."
          {...validation(problem('matchingPrecedence'))}
        >
          <Select
            value={String(draft.matchingPrecedence)}
            onChange={(_, data) => change({ matchingPrecedence: Number(data.value) })}
          >
            {Array.from({ length: highest }, (_, index) => (
              <option key={index}>{index + 1}</option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label="Apply this mapping">
        <Select
          value={draft.apply}
          onChange={(_, data) => change({ apply: data.value === 'OnlyOnCreate' ? 'OnlyOnCreate' : 'Always' })}
        >
          <option value="Always">Always</option>
          <option value="OnlyOnCreate">Only during object creation</option>
        </Select>
      </Field>
    </>
  )
}

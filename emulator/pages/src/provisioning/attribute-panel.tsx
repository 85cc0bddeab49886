import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components'
import { type ReactElement, useId, useState } from 'react'
import type { AttributeMapping } from '../api/provisioning-contract.ts'
import { SidePanel } from '../controls/side-panel.tsx'
import { ExpressionTest } from './expression-test.tsx'
import { attributeProblem, completed } from './mapping-draft.ts'

interface Editing {
  draft: AttributeMapping
  change: (part: Partial<AttributeMapping>) => void
}

const typeOf = (text: string): AttributeMapping['type'] =>
  text === 'Expression' || text === 'Constant' ? text : 'Direct'

function SourceField({ draft, change, sources }: Editing & { sources: string[] }): ReactElement {
  const list = useId()
  if (draft.type === 'Expression') {
    return (
      <Field label="Expression">
        <Textarea
          value={draft.expression}
          spellCheck={false}
          rows={4}
          onChange={(_, data) => change({ expression: data.value })}
        />
      </Field>
    )
  }
  if (draft.type === 'Constant') {
    return (
      <Field label="Constant value">
        <Input value={draft.source} onChange={(_, data) => change({ source: data.value })} />
      </Field>
    )
  }
  return (
    <Field label="Source attribute">
      <Input value={draft.source} list={list} onChange={(_, data) => change({ source: data.value })} />
      <datalist id={list}>
        {sources.map((source) => (
          <option key={source}>{source}</option>
        ))}
      </datalist>
    </Field>
  )
}

function TargetFields({ draft, change, targets }: Editing & { targets: string[] }): ReactElement {
  const list = useId()
  return (
    <>
      <Field label="Default value if null (optional)" hint="Sent only when the object is created.">
        <Input
          value={draft.defaultValue ?? ''}
          onChange={(_, data) => change({ defaultValue: data.value === '' ? null : data.value })}
        />
      </Field>
      <Field
        label="Target attribute"
        hint="A SCIM path; custom ones as urn:ietf:params:scim:schemas:extension:Name:2.0:User:attribute."
      >
        <Input value={draft.target} list={list} onChange={(_, data) => change({ target: data.value.trim() })} />
        <datalist id={list}>
          {targets.map((target) => (
            <option key={target}>{target}</option>
          ))}
        </datalist>
      </Field>
    </>
  )
}

function MatchingFields({ draft, change }: Editing): ReactElement {
  const matching = draft.matchingPrecedence > 0
  return (
    <>
      <Field label="Match objects using this attribute">
        <Select
          value={matching ? 'Yes' : 'No'}
          onChange={(_, data) => change({ matchingPrecedence: data.value === 'Yes' ? 1 : 0 })}
        >
          <option>No</option>
          <option>Yes</option>
        </Select>
      </Field>
      {matching ? (
        <Field label="Matching precedence" hint="1 is asked first; the next only when nobody was found.">
          <Select
            value={String(draft.matchingPrecedence)}
            onChange={(_, data) => change({ matchingPrecedence: Number(data.value) })}
          >
            {[1, 2, 3, 4].map((precedence) => (
              <option key={precedence}>{precedence}</option>
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

/** "Edit Attribute": type, source, default, target, matching, when it applies. */
export function AttributePanel(properties: {
  applicationId: string
  attribute: AttributeMapping
  sources: string[]
  targets: string[]
  onDone: (attribute: AttributeMapping) => void
  onClose: () => void
}): ReactElement {
  const [draft, setDraft] = useState(properties.attribute)
  const change = (part: Partial<AttributeMapping>): void => setDraft({ ...draft, ...part })
  const problem = attributeProblem(draft)
  return (
    <SidePanel
      open
      title="Edit Attribute"
      onClose={properties.onClose}
      footer={
        <>
          <Button appearance="primary" disabled={problem !== null} onClick={() => properties.onDone(completed(draft))}>
            OK
          </Button>
          <Button onClick={properties.onClose}>Cancel</Button>
        </>
      }
    >
      <Field label="Mapping type" {...(problem === null ? {} : { hint: problem })}>
        <Select value={draft.type} onChange={(_, data) => change({ type: typeOf(data.value) })}>
          <option>Direct</option>
          <option>Constant</option>
          <option>Expression</option>
        </Select>
      </Field>
      <SourceField draft={draft} change={change} sources={properties.sources} />
      {draft.type === 'Expression' ? (
        <ExpressionTest applicationId={properties.applicationId} expression={draft.expression} />
      ) : null}
      <TargetFields draft={draft} change={change} targets={properties.targets} />
      <MatchingFields draft={draft} change={change} />
    </SidePanel>
  )
}

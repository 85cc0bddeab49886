import { Button, Field, Input, makeStyles, Select, Spinner, Text, tokens } from '@fluentui/react-components'
import { AddRegular, DeleteRegular } from '@fluentui/react-icons'
import { type ReactElement, useId, useState } from 'react'
import type { ScopingClause, ScopingFilter } from '../api/provisioning-contract.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { clauseProblem, filterProblem, needsValue, operators } from './scope-draft.ts'

const useStyles = makeStyles({
  control: { minWidth: 0, width: '100%' },
  clause: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) auto',
    gap: '8px',
    alignItems: 'start',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

function ClauseFields(properties: {
  clause: ScopingClause
  attributes: string[]
  onChange: (clause: ScopingClause) => void
  onRemove: () => void
}): ReactElement {
  const styles = useStyles()
  const list = useId()
  const { clause, onChange } = properties
  const [touched, setTouched] = useState(clause.attribute !== '')
  const problem = touched ? clauseProblem(clause) : null
  const operator = operators.find(({ name }) => name.toUpperCase() === clause.operator.toUpperCase())
  const message = (part: 'attribute' | 'value'): { validationMessage?: string } =>
    problem?.part === part ? { validationMessage: problem.message } : {}
  return (
    <div className={styles.clause}>
      <Field label="Attribute" {...message('attribute')}>
        <Input
          className={styles.control}
          value={clause.attribute}
          list={list}
          onBlur={() => setTouched(true)}
          onChange={(_, data) => onChange({ ...clause, attribute: data.value.trim() })}
        />
        <datalist id={list}>
          {properties.attributes.map((attribute) => (
            <option key={attribute}>{attribute}</option>
          ))}
        </datalist>
      </Field>
      <Field label="Operator" hint={operator?.meaning ?? ''}>
        <Select
          className={styles.control}
          select={{ style: { minWidth: 0, width: '100%' } }}
          value={clause.operator}
          onChange={(_, data) => onChange({ ...clause, operator: data.value })}
        >
          {operators.map(({ name, meaning }) => (
            <option key={name} value={name} title={meaning}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Value" {...message('value')}>
        <Input
          className={styles.control}
          value={needsValue(clause.operator) ? clause.value : ''}
          disabled={!needsValue(clause.operator)}
          onChange={(_, data) => onChange({ ...clause, value: data.value })}
        />
      </Field>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label="Remove this clause"
        style={{ marginTop: 24 }}
        onClick={properties.onRemove}
      />
    </div>
  )
}

/** "Add scoping filter": clauses that must all hold, and a title. */
export function ScopePanel(properties: {
  filter: ScopingFilter
  attributes: string[]
  busy: boolean
  error: Error | null
  onSave: (filter: ScopingFilter) => void
  onClose: () => void
}): ReactElement {
  const [draft, setDraft] = useState(properties.filter)
  const problem = filterProblem(draft)
  const setClause = (position: number, clause: ScopingClause): void =>
    setDraft({ ...draft, clauses: draft.clauses.map((before, other) => (other === position ? clause : before)) })
  const removeClause = (position: number): void =>
    setDraft({ ...draft, clauses: draft.clauses.filter((_, other) => other !== position) })
  const addClause = (): void =>
    setDraft({ ...draft, clauses: [...draft.clauses, { attribute: '', operator: 'EQUALS', value: '' }] })
  return (
    <SidePanel
      open
      title="Add Scoping Filter"
      onClose={properties.onClose}
      footer={
        <>
          <Button
            appearance="primary"
            disabled={problem !== null || properties.busy}
            icon={properties.busy ? <Spinner size="extra-tiny" /> : null}
            onClick={() => properties.onSave(draft)}
          >
            OK
          </Button>
          <Button onClick={properties.onClose}>Cancel</Button>
        </>
      }
    >
      {properties.error === null ? null : (
        <ErrorPanel title="The scoping filter could not be saved" error={properties.error} />
      )}
      <Text>All clauses must hold. An empty attribute fails every clause but IS NULL.</Text>
      {draft.clauses.map((clause, position) => (
        <ClauseFields
          // A clause has no identity but its place; fields are controlled, so moving up after a removal shows the right text.
          key={`clause-${String(position)}`}
          clause={clause}
          attributes={properties.attributes}
          onChange={(next) => setClause(position, next)}
          onRemove={() => removeClause(position)}
        />
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={addClause}>
          Add clause
        </Button>
      </div>
      <Field label="Scoping Filter Title" required {...(problem === null ? {} : { hint: problem })}>
        <Input value={draft.name} onChange={(_, data) => setDraft({ ...draft, name: data.value })} />
      </Field>
    </SidePanel>
  )
}

import { MessageBar, MessageBarBody, Spinner, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { useExpressionResults } from '../api/mappings.ts'
import type { ExpressionResults, ExpressionTrial } from '../api/provisioning-contract.ts'
import { useUsers } from '../api/tenant.ts'
import { DataTable } from '../controls/data-table.tsx'
import { useDelayed } from '../controls/delayed.ts'
import { Disclosure } from '../controls/disclosure.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { type Principal, PrincipalPicker } from '../controls/principal-picker.tsx'
import { Status } from '../controls/status.tsx'
import { ExpressionError } from './expression-error.tsx'

const shownAtFirst = 4

function Outcome({ trial }: { trial: ExpressionTrial }): ReactElement {
  if (trial.message !== null) return <Status tone="bad">{trial.message}</Status>
  if (trial.values.length === 0 || trial.values.every((value) => value === '')) return <em>empty – nothing is sent</em>
  return (
    <span dir="auto">
      {trial.values.map((value, place) => (
        // The values of one person have no identity but their place.
        <code key={`${String(place)} ${value}`} style={{ display: 'block', overflowWrap: 'anywhere' }}>
          {value}
        </code>
      ))}
    </span>
  )
}

const columns = [
  { header: 'Person', cell: (trial: ExpressionTrial) => <span dir="auto">{trial.displayName}</span> },
  { header: 'Result', breakable: true, cell: (trial: ExpressionTrial) => <Outcome trial={trial} /> },
]

function Results(properties: {
  results: ExpressionResults
  expression: string
  onGo?: ((position: number) => void) | undefined
}): ReactElement {
  const { results, expression, onGo } = properties
  if (!results.ok) {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          <ExpressionError expression={expression} message={results.message} position={results.position} onGo={onGo} />
        </MessageBarBody>
      </MessageBar>
    )
  }
  return (
    <DataTable
      label="Results of the expression"
      columns={columns}
      rows={results.results}
      keyOf={(trial) => trial.userId}
      empty={<Text>Choose a person above.</Text>}
    />
  )
}

/** Works an expression out for people of the company side by side, while it is written. */
export function ExpressionTest(properties: {
  applicationId: string
  expression: string
  /** The message stands elsewhere already. */
  hasError?: boolean
  onGo?: (position: number) => void
}): ReactElement {
  const { applicationId, onGo, hasError = false } = properties
  const [picked, setPicked] = useState<Principal[] | null>(null)
  const users = useUsers('', '', picked === null)
  const first = (users.data?.pages[0]?.items ?? []).slice(0, shownAtFirst)
  const people = picked ?? first.map(({ id, displayName }) => ({ id, type: 'User' as const, displayName, detail: '' }))
  const expression = useDelayed(properties.expression)
  const results = useExpressionResults(
    applicationId,
    expression,
    people.map(({ id }) => id),
  )
  return (
    <section aria-label="Test of the expression" aria-live="polite">
      <Text weight="semibold" block>
        Test with people of this company{' '}
        {results.isFetching ? <Spinner size="extra-tiny" style={{ display: 'inline-flex' }} /> : null}
      </Text>
      {expression.trim() === '' ? <Text block>Write an expression: the results appear here at once.</Text> : null}
      {results.error === null ? null : <ErrorPanel title="The expression could not be tested" error={results.error} />}
      {results.data === undefined || expression.trim() === '' || (hasError && !results.data.ok) ? null : (
        <Results results={results.data} expression={expression} onGo={onGo} />
      )}
      <Disclosure label="Choose other people">
        <PrincipalPicker offer="users" picked={people} onPick={setPicked} />
      </Disclosure>
    </section>
  )
}

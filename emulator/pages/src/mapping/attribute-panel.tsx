import { Button, Field, MessageBar, MessageBarBody, Select, Spinner, Text } from '@fluentui/react-components'
import { type ReactElement, useRef, useState } from 'react'
import { type MappingKind, useMappingProblems } from '../api/mappings.ts'
import type { AttributeMapping, Mapping, MappingView } from '../api/provisioning-contract.ts'
import { useDelayed } from '../controls/delayed.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { MatchingFields, SourceField, TargetFields } from './attribute-fields.tsx'
import { ExpressionError } from './expression-error.tsx'
import { goTo } from './expression-field.tsx'
import { ExpressionTest } from './expression-test.tsx'
import { blankAttribute, completed, nextPrecedence, problemsOfLine, withAttribute } from './mapping-draft.ts'

const types: { type: AttributeMapping['type']; text: string; meaning: string }[] = [
  { type: 'Direct', text: 'Direct', meaning: 'The value of an attribute, as it is.' },
  { type: 'Constant', text: 'Constant', meaning: 'The same text for everybody.' },
  { type: 'Expression', text: 'Expression', meaning: 'A value that is worked out with functions.' },
  { type: 'None', text: 'None', meaning: 'Nothing but a default value, when the object is created.' },
]

interface PanelProperties {
  applicationId: string
  kind: MappingKind
  mapping: Mapping
  position: number
  view: MappingView
  onDone: (attribute: AttributeMapping) => void
  onClose: () => void
}

/** The draft of a line, what has been touched, and what the rehearsal says is wrong with it. */
function useLineDraft({ applicationId, kind, mapping, position }: PanelProperties) {
  const saved = mapping.attributes[position]
  const [draft, setDraft] = useState(saved ?? blankAttribute)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set(saved ? Object.keys(saved) : []))
  const rested = useDelayed(draft)
  const changed = { ...mapping, attributes: withAttribute(mapping.attributes, position, completed(rested)) }
  const check = useMappingProblems(applicationId, kind, changed)
  const isCurrent = rested === draft && !check.isPlaceholderData && check.data !== undefined
  const problems = problemsOfLine(check.data?.problems ?? [], position)
  return {
    draft,
    change: (part: Partial<AttributeMapping>): void => {
      setDraft({ ...draft, ...part })
      setTouched(new Set([...touched, ...Object.keys(part)]))
    },
    problem: (field: string) => (touched.has(field) ? problems.get(field) : undefined),
    isRight: isCurrent && problems.size === 0,
    isChecking: !isCurrent && check.error === null,
    /** What has not been touched yet and is still needed. */
    missing: isCurrent ? [...problems].flatMap(([field, { message }]) => (touched.has(field) ? [] : [message])) : [],
    error: check.error,
  }
}

/** "Edit Attribute": type, source, default, target, matching, when it applies. */
export function AttributePanel(properties: PanelProperties): ReactElement {
  const { mapping, position, view } = properties
  const line = useLineDraft(properties)
  const { draft, change } = line
  const problem = (field: string): string | undefined => line.problem(field)?.message
  const unread = line.problem('expression')
  const field = useRef<HTMLTextAreaElement>(null)
  const others = mapping.attributes.filter((_, other) => other !== position)
  return (
    <SidePanel
      open
      title="Edit Attribute"
      onClose={properties.onClose}
      footer={
        <>
          <Button appearance="primary" disabled={!line.isRight} onClick={() => properties.onDone(completed(draft))}>
            OK
          </Button>
          <Button onClick={properties.onClose}>Cancel</Button>
          {line.isChecking ? <Spinner size="extra-tiny" label="Checking" /> : <Text size={200}>{line.missing[0]}</Text>}
        </>
      }
    >
      {line.error === null ? null : <ErrorPanel title="The line could not be checked" error={line.error} />}
      <Field label="Mapping type" hint={types.find(({ type }) => type === draft.type)?.meaning ?? ''}>
        <Select
          value={draft.type}
          onChange={(_, data) => change({ type: types.find(({ type }) => type === data.value)?.type ?? 'Direct' })}
        >
          {types.map(({ type, text }) => (
            <option key={type} value={type}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      <SourceField draft={draft} change={change} problem={problem} sources={view.sourceAttributes} field={field} />
      {draft.type === 'Expression' ? (
        <>
          {unread === undefined ? null : (
            <MessageBar intent="error" layout="multiline" role="alert">
              <MessageBarBody style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                <ExpressionError
                  expression={draft.expression}
                  message={unread.message}
                  position={unread.position}
                  onGo={(position) => goTo(field, position)}
                />
              </MessageBarBody>
            </MessageBar>
          )}
          <ExpressionTest
            applicationId={properties.applicationId}
            expression={draft.expression}
            hasError={unread !== undefined}
          />
        </>
      ) : null}
      <TargetFields draft={draft} change={change} problem={problem} targets={view.targetAttributes} />
      <MatchingFields draft={draft} change={change} problem={problem} next={nextPrecedence(others)} />
    </SidePanel>
  )
}

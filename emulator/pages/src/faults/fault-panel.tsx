import { Button, Field, Input, Radio, RadioGroup, Select, Spinner, Text } from '@fluentui/react-components'
import { type ReactElement, useId, useState } from 'react'
import type { FaultInput, FaultsView } from '../api/provisioning-contract.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { blankFault, type FaultDraft, faultOf, faultProblems, hasField } from './fault-draft.ts'
import { meanings } from './fault-words.ts'

const methods = ['GET', 'POST', 'PATCH', 'DELETE'] as const
const paths = ['/Users', '/Users/*', '/Groups', '/Groups/*']

interface Editing {
  draft: FaultDraft
  change: (part: Partial<FaultDraft>) => void
}

function Kinds({ draft, change, kinds }: Editing & { kinds: FaultsView['kinds'] }): ReactElement {
  const meaning = meanings[draft.kind]
  return (
    <>
      <Field label="What goes wrong">
        <RadioGroup
          value={draft.kind}
          onChange={(_, data) => change({ kind: kinds.find(({ kind }) => kind === data.value)?.kind ?? draft.kind })}
        >
          {kinds.map(({ kind, title, description }) => (
            <Radio
              key={kind}
              value={kind}
              label={
                <>
                  <Text weight="semibold">{title}</Text>
                  <Text block size={200}>
                    {description}
                  </Text>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      <Text block>
        <strong>What the server will see: </strong>
        {meaning.server}
      </Text>
      <Text block>
        <strong>What Entra does: </strong>
        {meaning.entra}
      </Text>
    </>
  )
}

function Where({ draft, change }: Editing): ReactElement {
  const list = useId()
  const problems = faultProblems(draft)
  return (
    <>
      <Field label="Requests">
        <Select
          value={draft.method ?? ''}
          onChange={(_, data) => change({ method: methods.find((method) => method === data.value) ?? null })}
        >
          <option value="">Every request</option>
          {methods.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </Select>
      </Field>
      <Field
        label="Path below the Tenant URL (optional)"
        hint="Everything below it is hit as well; * stands for one id."
        {...message(problems.path)}
      >
        <Input value={draft.path} list={list} onChange={(_, data) => change({ path: data.value.trim() })} />
        <datalist id={list}>
          {paths.map((path) => (
            <option key={path}>{path}</option>
          ))}
        </datalist>
      </Field>
    </>
  )
}

function HowOften({ draft, change }: Editing): ReactElement {
  const problems = faultProblems(draft)
  const number = (field: keyof FaultDraft & ('share' | 'count' | 'status' | 'retryAfter' | 'delay'), label: string) => (
    <Field label={label} {...message(problems[field])}>
      <Input inputMode="numeric" value={draft[field]} onChange={(_, data) => change({ [field]: data.value.trim() })} />
    </Field>
  )
  return (
    <>
      {number('share', 'How many of these requests, in per cent')}
      {number('count', 'At most so many times (optional)')}
      {hasField(draft.kind, 'status') ? number('status', 'Status') : null}
      {hasField(draft.kind, 'retryAfter') ? number('retryAfter', 'Retry-After in seconds (empty: none)') : null}
      {hasField(draft.kind, 'delay') ? number('delay', 'Delay in milliseconds') : null}
    </>
  )
}

function message(problem: string | undefined): { validationMessage?: string } {
  return problem === undefined ? {} : { validationMessage: problem }
}

/** "Switch on a fault": what goes wrong, for which requests, and how often. */
export function FaultPanel(properties: {
  kinds: FaultsView['kinds']
  busy: boolean
  error: Error | null
  onSwitchOn: (fault: FaultInput) => void
  onClose: () => void
}): ReactElement {
  const [draft, setDraft] = useState(blankFault)
  const change = (part: Partial<FaultDraft>): void => setDraft({ ...draft, ...part })
  const isWrong = Object.keys(faultProblems(draft)).length > 0
  return (
    <SidePanel
      open
      title="Switch on a fault"
      onClose={properties.onClose}
      footer={
        <>
          <Button
            appearance="primary"
            disabled={isWrong || properties.busy}
            icon={properties.busy ? <Spinner size="extra-tiny" /> : null}
            onClick={() => properties.onSwitchOn(faultOf(draft))}
          >
            Switch on
          </Button>
          <Button onClick={properties.onClose}>Cancel</Button>
        </>
      }
    >
      {properties.error === null ? null : (
        <ErrorPanel title="The fault could not be switched on" error={properties.error} />
      )}
      <Kinds draft={draft} change={change} kinds={properties.kinds} />
      <Where draft={draft} change={change} />
      <HowOften draft={draft} change={change} />
    </SidePanel>
  )
}

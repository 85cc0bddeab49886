import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Failure, TestResult } from '../api/provisioning-contract.ts'
import { Disclosure } from '../controls/disclosure.tsx'
import { Preformatted } from '../controls/preformatted.tsx'

/** A failed call: code, message, what to do; the request and the answer to open. */
export function FailureReport({ title, failure }: { title: string; failure: Failure }): ReactElement {
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        <MessageBarTitle>{title}</MessageBarTitle>
        <div>{failure.message}</div>
        <div>
          <strong>What to do: </strong>
          {failure.whatToDo}
        </div>
        <div>
          Error code: <code>{failure.code}</code>
        </div>
        <Disclosure label="Request and response">
          <Preformatted label="Request">{failure.request}</Preformatted>
          <Preformatted label="Response">{failure.response}</Preformatted>
        </Disclosure>
      </MessageBarBody>
    </MessageBar>
  )
}

/** What "Test Connection" brought. */
export function TestOutcome({ result, success }: { result: TestResult; success: string }): ReactElement {
  if (!result.ok) return <FailureReport title="Test Connection failed" failure={result} />
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        <MessageBarTitle>{success}</MessageBarTitle>
        {(result.steps ?? []).map((step) => (
          <div key={step.name}>
            {step.name}: {step.status ?? 'no answer'} in {Math.round(step.milliseconds)} ms
          </div>
        ))}
        <div>Choose “Save” in the top menu to keep these settings.</div>
      </MessageBarBody>
    </MessageBar>
  )
}

import { Button, MessageBar, MessageBarBody, Spinner, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { useTestExpression } from '../api/provisioning.ts'
import { Disclosure } from '../controls/disclosure.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { type Principal, PrincipalPicker } from '../controls/principal-picker.tsx'

/** Evaluates an expression for a person of the company. */
export function ExpressionTest(properties: {
  applicationId: string
  expression: string
  open?: boolean
}): ReactElement {
  const { applicationId, expression, open = false } = properties
  const [person, setPerson] = useState<Principal[]>([])
  const test = useTestExpression(applicationId)
  const chosen = person[0]
  const result = test.data
  return (
    <>
      <Disclosure label="Test the expression with a person" open={open}>
        <PrincipalPicker offer="users" single picked={person} onPick={setPerson} />
      </Disclosure>
      <div>
        <Button
          disabled={chosen === undefined || expression.trim() === '' || test.isPending}
          icon={test.isPending ? <Spinner size="extra-tiny" /> : null}
          onClick={() => (chosen === undefined ? undefined : test.mutate({ expression, userId: chosen.id }))}
        >
          Test expression
        </Button>
      </div>
      {test.error === null ? null : <ErrorPanel title="The expression could not be tested" error={test.error} />}
      {result === undefined ? null : (
        <MessageBar intent={result.ok ? 'success' : 'error'} layout="multiline">
          <MessageBarBody>
            {result.ok ? (
              <Text dir="auto">
                Result:{' '}
                {result.value === null || result.value === '' ? (
                  <em>empty – nothing is sent</em>
                ) : (
                  <code>{result.value}</code>
                )}
              </Text>
            ) : (
              <Text>{result.message}</Text>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  )
}

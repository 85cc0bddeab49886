import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { RequestFailure } from '../api/client.ts'

/** What was not possible, why, and what to do; with a way to try again where that makes sense. */
export function ErrorPanel({ title, error, retry }: { title: string; error: Error; retry?: () => void }): ReactElement {
  const whatToDo = error instanceof RequestFailure ? error.whatToDo : null
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {error.message}
        {whatToDo === null ? null : <div>{whatToDo}</div>}
      </MessageBarBody>
      {retry === undefined ? null : (
        <MessageBarActions>
          <Button onClick={retry}>Try again</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}

import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ApiProblem } from '../api/problem.ts'

/** A form's refusal, above its button. */
export function Problem({ title, problem }: { title: string; problem: ApiProblem | null }) {
  if (!problem) return null
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}.</MessageBarTitle> {problem.message} {problem.whatToDo}
        {problem.requestId && problem.status >= 500 && <> Request id {problem.requestId}.</>}
      </MessageBarBody>
    </MessageBar>
  )
}

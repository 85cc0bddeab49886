import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'

interface ProblemBarProps {
  readonly problem: { readonly code: string; readonly message: string; readonly whatToDo: string } | null
}

/** Why it stopped, and the mend. */
export function ProblemBar({ problem }: ProblemBarProps) {
  if (!problem) return null
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>It stopped.</MessageBarTitle> {problem.message} <strong>What to do:</strong> {problem.whatToDo}{' '}
        ({problem.code})
      </MessageBarBody>
    </MessageBar>
  )
}

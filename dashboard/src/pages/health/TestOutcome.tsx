import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ApiProblem } from '../../api/problem.ts'
import type { NoticeTest } from '../../api/schema.ts'
import { Problem } from '../../components/Problem.tsx'

interface TestOutcomeProps {
  readonly result: NoticeTest | null
  readonly problem: ApiProblem | null
  /** What is said when it went well. */
  readonly sent: string
}

/** How a test went, spoken by screen readers. */
export function TestOutcome({ result, problem, sent }: TestOutcomeProps) {
  return (
    <div style={{ flexBasis: '100%' }}>
      {result && (
        <MessageBar intent={result.ok ? 'success' : 'error'} layout="multiline" role="status">
          <MessageBarBody>
            <MessageBarTitle>{result.ok ? 'Sent.' : 'Not sent.'}</MessageBarTitle> {result.ok ? sent : result.problem}
          </MessageBarBody>
        </MessageBar>
      )}
      <Problem title="This was not possible" problem={problem} />
    </div>
  )
}

import { Button } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { asProblem } from '../api/problem.ts'
import style from './page.module.css'

interface ErrorPanelProps {
  /** What was not possible: "The list of people could not be loaded." */
  readonly title: string
  readonly error: unknown
  /** What is still true although this failed. */
  readonly stillHolds?: string
  readonly onRetry?: () => void
}

/** A failure in place of the content: what was not possible, what still holds, what to do, and the request id. */
export function ErrorPanel({ title, error, stillHolds, onRetry }: ErrorPanelProps) {
  const problem = asProblem(error)
  return (
    <div className={style.errorPanel} role="alert">
      <div className={style.errorTitle}>
        <ErrorCircleRegular className={style.errorIcon ?? ''} fontSize={22} aria-hidden />
        {title}
      </div>
      <p>
        {problem.message} {problem.whatToDo}
      </p>
      <p>{stillHolds ?? 'Nothing was changed, and provisioning from Microsoft Entra ID goes on.'}</p>
      {problem.requestId && (
        <p className={style.requestId}>
          Request id <code>{problem.requestId}</code> (the server’s log has more under it)
        </p>
      )}
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </div>
  )
}

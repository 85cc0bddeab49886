import type { ConnectRun } from '../../../api/schema.ts'
import style from './connect.module.css'

type Result = NonNullable<ConnectRun['onDemand']>

/** The four steps of provision on demand, as Entra's own page shows them. */
export function OnDemandSteps({ result }: { result: Result }) {
  return (
    <div>
      <ol className={style.list} aria-label="Provision on demand">
        {result.steps.map(({ title, state, words }) => (
          <li key={title}>
            <span className={style.title}>{title}</span> ({state}) <span dir="auto">{words}</span>
          </li>
        ))}
      </ol>
      {result.modified.length > 0 && (
        <details>
          <summary>{result.modified.length} attributes were sent</summary>
          <ul className={style.list}>
            {result.modified.map(({ attribute, after }) => (
              <li key={attribute}>
                <code>{attribute}</code>: <bdi>{after}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {result.problem && (
        <p>
          {result.problem.meaning} <strong>What to do:</strong> {result.problem.mend}
        </p>
      )}
    </div>
  )
}

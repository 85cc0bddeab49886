import { CodeBlock } from '../../../components/Copy.tsx'
import { Fields } from '../../../components/Fields.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { State } from '../../../components/State.tsx'
import type { Answered } from './ask.ts'
import style from './delivery.module.css'

/** Longer answers are cut on the page; the terminal shows them whole. */
const shown = 100_000

/** What the server answered: status, headers and body as they are. */
export function TryAnswer({ answer }: { answer: Answered | null }) {
  return (
    <div aria-live="polite">
      {answer?.kind === 'none' && (
        <Card title="No answer">
          <p>{answer.problem}</p>
        </Card>
      )}
      {answer?.kind === 'answer' && (
        <Card
          title="Answer"
          aside={
            <State colour={answer.status < 400 ? 'green' : 'red'}>
              {answer.status} {answer.words}
            </State>
          }
        >
          <div className={style.stack}>
            <Muted>after {answer.milliseconds} ms</Muted>
            <Fields lines={answer.headers.map(([name, value]) => ({ name, value: <code dir="ltr">{value}</code> }))} />
            {answer.body === '' ? (
              <p>It has no body.</p>
            ) : (
              <CodeBlock what="Body of the answer" value={answer.body.slice(0, shown)} />
            )}
          </div>
        </Card>
      )}
    </div>
  )
}

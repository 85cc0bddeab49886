import type { SignatureFinding } from '../../../api/schema.ts'
import { Card, Muted } from '../../../components/Page.tsx'
import { State, type StateColour } from '../../../components/State.tsx'
import { countOf } from '../../../format/number.ts'
import style from './review.module.css'

const looks: Readonly<Record<SignatureFinding['severity'], readonly [StateColour, string]>> = {
  error: ['red', 'Error'],
  warning: ['amber', 'Warning'],
  note: ['grey', 'Note'],
}

/** What speaks against it, gravest first, each at its place with the mend. */
export function FindingsCard({ findings }: { findings: readonly SignatureFinding[] }) {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const title = errors > 0 ? `${countOf(errors, 'error keeps', 'errors keep')} it from being published` : 'Checks'
  return (
    <Card title={title}>
      {findings.length === 0 && (
        <State colour="green">Nothing speaks against it: templates, rules, pictures and lengths are in order.</State>
      )}
      <ul className={style.findings}>
        {findings.map((finding) => {
          const { code, severity, file, line, column, message, mend } = finding
          const [colour, word] = looks[severity]
          return (
            <li key={`${code} ${file} ${line} ${column} ${message}`}>
              <State colour={colour}>{word}</State> <span>{message}</span> <span>{mend}</span>
              <Muted>
                <code>
                  {file}
                  {line === null ? '' : `:${line}`}
                </code>
              </Muted>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

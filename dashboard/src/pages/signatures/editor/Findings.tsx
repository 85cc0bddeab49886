import { State, type StateColour } from '../../../components/State.tsx'
import style from './editor.module.css'
import type { DraftFinding } from './use-findings.ts'

const colours: Readonly<Record<DraftFinding['severity'], StateColour>> = {
  error: 'red',
  warning: 'amber',
  note: 'grey',
}
const words: Readonly<Record<DraftFinding['severity'], string>> = { error: 'Error', warning: 'Warning', note: 'Note' }

/** What is to be mended, each at its place. */
export function Findings({ findings }: { findings: readonly DraftFinding[] }) {
  if (findings.length === 0)
    return (
      <p role="status">
        <State colour="green">Nothing to mend</State>
      </p>
    )
  return (
    <ul className={style.findings} aria-label="To be mended">
      {findings.map((finding) => (
        <li key={JSON.stringify(finding)} className={style.finding}>
          <State colour={colours[finding.severity]}>{words[finding.severity]}</State>
          <span>
            <span className={style.place}>
              {finding.file}:{finding.line}
            </span>{' '}
            {finding.message} {finding.mend}
          </span>
        </li>
      ))}
    </ul>
  )
}

import type { ConnectFindings } from '../../../api/schema.ts'
import { Card } from '../../../components/Page.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { State, StateIcon } from '../../../components/State.tsx'
import style from './connect.module.css'

const titles = { green: 'Good', amber: 'Needs attention', red: 'Wrong' } as const

/** What Entra says, in plain words. */
export function FindingsCard({ findings }: { findings: ConnectFindings }) {
  const { state, job, counts, quarantine, lines, logs } = findings
  return (
    <Card title="What Entra says" aside={<State colour={state}>{titles[state]}</State>}>
      <p>{job}</p>
      {counts.length > 0 && <p>{counts.map(({ key, value }) => `${key}: ${value}`).join(', ')}</p>}
      {quarantine && (
        <p>
          In quarantine since <RelativeTime time={quarantine.since} /> ({quarantine.code}): {quarantine.meaning}{' '}
          <strong>What to do:</strong> {quarantine.mend} <span className={style.note}>{quarantine.said}</span>
        </p>
      )}
      {logs && (
        <p>
          {logs.meaning} {logs.mend}
        </p>
      )}
      {lines.length > 0 && (
        <ul className={style.steps} aria-label="Newest provisioning log lines">
          {lines.map((line) => (
            <li key={line.at + line.subject + line.action} className={style.step}>
              <StateIcon colour={line.status === 'success' ? 'green' : line.status === 'failure' ? 'red' : 'amber'} />
              <div className={style.stepBody}>
                <span>
                  <bdi>{line.subject}</bdi>: {line.action}, {line.status}{' '}
                  <span className={style.note}>
                    <RelativeTime time={line.at} />
                  </span>
                </span>
                {line.problem && (
                  <span dir="auto">
                    {line.problem.code}: {line.problem.meaning} <strong>What to do:</strong> {line.problem.mend}
                  </span>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

import { Link } from '@tanstack/react-router'
import type { SignaturesOverview } from '../../../api/schema.ts'
import { count } from '../../../format/number.ts'
import style from './overview.module.css'
import { behindWords } from './words.ts'

/** The numbers first: each shows the people behind it. */
export function Figures({ overview, accountId }: { overview: SignaturesOverview; accountId: string }) {
  const { counts, withProblems, behindSeconds } = overview
  const figures = [
    { show: 'ready', number: counts.ready, label: 'signatures ready' },
    { show: 'problems', number: withProblems, label: 'with something to mend' },
    { show: 'kept', number: counts.kept, label: 'served with the last good one' },
    { show: 'failed', number: counts.failed, label: 'could not be made' },
    { show: 'none', number: counts.none, label: 'get none by the rules' },
    { show: 'inactive', number: counts.inactive, label: 'inactive people' },
  ] as const
  return (
    <div className={style.figures}>
      {figures.map(({ show, number, label }) => (
        <Link
          key={show}
          className={style.figure}
          to="/accounts/$accountId/signatures/overview"
          params={{ accountId }}
          search={{ show }}
        >
          <span className={style.number}>{count(number)}</span>
          <span className={style.label}>{label}</span>
        </Link>
      ))}
      <div className={style.figure}>
        <span className={style.words}>{behindWords(behindSeconds)}</span>
        <span className={style.label}>{behindSeconds === 0 ? 'with' : 'behind'} the directory</span>
      </div>
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import type { Overview } from '../../api/schema.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { count } from '../../format/number.ts'
import style from './overview.module.css'

/** The numbers first: each leads to the list behind it. */
export function Figures({ overview, accountId }: { overview: Overview; accountId: string }) {
  const { people, lastCycle } = overview
  const params = { accountId }
  return (
    <div className={style.figures}>
      <Link className={style.figure} to="/accounts/$accountId/users" params={params} search={{ active: 'true' }}>
        <span className={style.number}>{count(people.active)}</span>
        <span className={style.label}>active people</span>
      </Link>
      <Link className={style.figure} to="/accounts/$accountId/users" params={params} search={{ active: 'false' }}>
        <span className={style.number}>{count(people.inactive)}</span>
        <span className={style.label}>inactive people</span>
      </Link>
      <Link className={style.figure} to="/accounts/$accountId/groups" params={params}>
        <span className={style.number}>{count(overview.groups)}</span>
        <span className={style.label}>groups</span>
      </Link>
      <Link className={style.figure} to="/accounts/$accountId/activity" params={params}>
        <span className={style.words}>{lastCycle ? <RelativeTime time={lastCycle.at} /> : 'none yet'}</span>
        <span className={style.label}>
          last cycle
          {lastCycle &&
            `: ${count(lastCycle.created + lastCycle.updated + lastCycle.removed)} changes, ${count(lastCycle.failed)} failed`}
        </span>
      </Link>
      <div className={style.figure}>
        <span className={style.words}>
          <RelativeTime time={overview.nextCycleExpected} never="not known yet" />
        </span>
        <span className={style.label}>next cycle expected</span>
      </div>
    </div>
  )
}

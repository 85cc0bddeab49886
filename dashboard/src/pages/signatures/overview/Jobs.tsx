import { ProgressBar } from '@fluentui/react-components'
import type { SignaturesOverview } from '../../../api/schema.ts'
import { Card } from '../../../components/Page.tsx'
import style from './overview.module.css'
import { jobWords, shareDone } from './words.ts'

/** What is being worked on. What was there before is served until it is replaced. */
export function Jobs({ jobs }: Pick<SignaturesOverview, 'jobs'>) {
  if (jobs.length === 0) return null
  return (
    <Card title="At work now">
      <ul className={style.list}>
        {jobs.map((job) => (
          <li key={job.id} className={style.job}>
            <span id={`job-${job.id}`}>{jobWords(job)}</span>
            <Progress id={job.id} share={shareDone(job)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Without a share it only moves. */
function Progress({ id, share }: { id: string; share: number | undefined }) {
  const label = { 'aria-labelledby': `job-${id}` }
  return share === undefined ? <ProgressBar {...label} /> : <ProgressBar {...label} value={share} />
}

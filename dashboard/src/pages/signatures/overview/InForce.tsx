import type { SignaturesOverview } from '../../../api/schema.ts'
import { Card, Muted } from '../../../components/Page.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import style from './overview.module.css'

/** The version that everybody's signature is made with. */
export function InForce({ inForce }: Pick<SignaturesOverview, 'inForce'>) {
  const { number, comment, publishedAt, publishedBy } = inForce
  return (
    <Card title="In force">
      {publishedAt === null ? (
        <p>
          The standard program that Dynasend brings. Nothing was published yet: whatever you change goes into a change
          set first, and has no effect before it is published.
        </p>
      ) : (
        <div className={style.force}>
          <strong>Version {number}</strong>
          {comment !== '' && <bdi dir="auto">{comment}</bdi>}
          <Muted>
            Published by <bdi dir="auto">{publishedBy}</bdi>, <RelativeTime time={publishedAt} />
          </Muted>
        </div>
      )}
    </Card>
  )
}

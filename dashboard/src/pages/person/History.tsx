import { Button } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { historyQuery } from '../../api/people.ts'
import type { PersonEvent } from '../../api/schema.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { usePages } from '../../components/use-pages.ts'
import { kindWords } from '../../format/activity.ts'
import { count } from '../../format/number.ts'
import style from './person.module.css'

/** More changes than this at once are folded away: a new person has dozens. */
const longList = 6

/** What changed when, newest first. */
export function History({ accountId, userId }: { accountId: string; userId: string }) {
  const query = useInfiniteQuery(historyQuery(accountId, userId))
  const { rows, hasMore, loadMore, isLoadingMore } = usePages(query)
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel title="The history could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  if (rows.length === 0) return <Card>Nothing has changed in the last 30 days. Older changes are not kept.</Card>
  return (
    <Card
      title="What changed when"
      aside={
        <NavigationLink>
          <Link to="/accounts/$accountId/activity" params={{ accountId }} search={{ person: userId }}>
            All activity about this person
          </Link>
        </NavigationLink>
      }
    >
      <ol className={style.timeline}>
        {rows.map((event, index) => (
          <li key={`${event.at}${event.activityId ?? index}`} className={style.event}>
            <Event event={event} accountId={accountId} />
          </li>
        ))}
      </ol>
      {hasMore && (
        <Button onClick={loadMore} disabled={isLoadingMore}>
          Show older changes
        </Button>
      )}
    </Card>
  )
}

function Event({ event, accountId }: { event: PersonEvent; accountId: string }) {
  return (
    <>
      <div className={style.eventHead}>
        <strong>{event.kind === 'released' ? 'Took effect after it was held' : kindWords[event.kind]}</strong>
        <Muted>
          by <bdi dir="auto">{event.by}</bdi>, <RelativeTime time={event.at} />
        </Muted>
        {event.activityId && (
          <NavigationLink>
            <Link to="/accounts/$accountId/activity" params={{ accountId }} search={{ open: event.activityId }}>
              the call
            </Link>
          </NavigationLink>
        )}
      </div>
      {event.changes.length > longList ? (
        <details className={style.changes}>
          <summary>{count(event.changes.length)} attributes</summary>
          <Changes changes={event.changes} />
        </details>
      ) : (
        <Changes changes={event.changes} />
      )}
    </>
  )
}

function Changes({ changes }: { changes: PersonEvent['changes'] }) {
  if (changes.length === 0) return null
  return (
    <ul className={`${style.links} ${style.changes}`}>
      {changes.map((change) => (
        <li key={change.path} title={change.path}>
          {change.label}:{' '}
          {change.before !== null && (
            <bdi dir="auto" className={style.before}>
              {change.before}
            </bdi>
          )}{' '}
          {change.after === null ? <Muted>removed</Muted> : <bdi dir="auto">{change.after}</bdi>}
        </li>
      ))}
    </ul>
  )
}

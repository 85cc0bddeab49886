import { useQuery } from '@tanstack/react-query'
import { deliveriesQuery } from '../../api/health.ts'
import type { Delivery } from '../../api/schema.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { State, type StateColour } from '../../components/State.tsx'
import { countOf } from '../../format/number.ts'
import style from './health.module.css'

const states: Readonly<Record<Delivery['state'], { readonly colour: StateColour; readonly words: string }>> = {
  sent: { colour: 'green', words: 'Sent' },
  waiting: { colour: 'amber', words: 'Waiting' },
  givenUp: { colour: 'red', words: 'Given up' },
}
const events = { began: 'Trouble', ended: 'All clear', test: 'Test' } as const

/** What became of the last notices, with the words of whoever did not take one. */
export function Deliveries({ accountId }: { accountId: string }) {
  const query = useQuery(deliveriesQuery(accountId))
  return (
    <Card title="Last notices">
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel title="The notices could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data?.items.length === 0 && <p>No notice has been sent yet. A test shows that they arrive.</p>}
      {query.data && query.data.items.length > 0 && (
        <ul className={style.list}>
          {query.data.items.map((delivery) => (
            <Line key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Line({ delivery }: { delivery: Delivery }) {
  const { colour, words } = states[delivery.state]
  const last = delivery.attempts.at(-1)
  return (
    <li className={style.row}>
      <div className={style.who}>
        <span dir="auto">
          {events[delivery.event]}: {delivery.title}
        </span>
        <br />
        <Muted>
          {delivery.channel === 'email' ? 'E-mail' : 'Webhook'} to <bdi dir="auto">{delivery.receiver}</bdi>,{' '}
          <RelativeTime time={delivery.createdAt} />
          {delivery.attempts.length > 1 && <>, {countOf(delivery.attempts.length, 'try', 'tries')}</>}
          {delivery.nextAt && delivery.attempts.length > 0 && (
            <>
              , next <RelativeTime time={delivery.nextAt} />
            </>
          )}
        </Muted>
        {last?.problem && <p>{last.problem}</p>}
      </div>
      <State colour={colour}>{words}</State>
    </li>
  )
}

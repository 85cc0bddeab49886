import { useQuery } from '@tanstack/react-query'
import { signatureMessagesQuery } from '../../../api/delivery.ts'
import type { SignatureMessage } from '../../../api/schema.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { State, type StateColour } from '../../../components/State.tsx'
import { countOf } from '../../../format/number.ts'
import style from './delivery.module.css'

const states: Readonly<Record<SignatureMessage['state'], { readonly colour: StateColour; readonly words: string }>> = {
  sent: { colour: 'green', words: 'Taken' },
  waiting: { colour: 'amber', words: 'Tried again later' },
  givenUp: { colour: 'red', words: 'Given up' },
}

/** What webhooks were told, with the words of whoever did not take it. */
export function Messages({ accountId }: { accountId: string }) {
  const query = useQuery(signatureMessagesQuery(accountId))
  return (
    <Card title="Last messages">
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel title="The messages could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data?.items.length === 0 && <p>Nothing has been sent yet. A test shows that messages arrive.</p>}
      {query.data && query.data.items.length > 0 && (
        <ul className={style.list}>
          {query.data.items.map((message) => (
            <Line key={message.id} message={message} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Line({ message }: { message: SignatureMessage }) {
  const { colour, words } = states[message.state]
  const last = message.tries.at(-1)
  return (
    <li className={style.row}>
      <div className={style.who}>
        {message.kind === 'test' ? 'Test' : `signature.changed: ${countOf(message.changes, 'change', 'changes')}`}
        <br />
        <Muted>
          to <bdi dir="auto">{message.webhook}</bdi>, <RelativeTime time={message.createdAt} />
          {message.tries.length > 1 && <>, {countOf(message.tries.length, 'try', 'tries')}</>}
        </Muted>
        {last?.problem && <p>{last.problem}</p>}
      </div>
      <State colour={colour}>{words}</State>
    </li>
  )
}

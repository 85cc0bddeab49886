import { Link } from '@tanstack/react-router'
import type { SignaturesOverview } from '../../../api/schema.ts'
import { NavigationLink } from '../../../components/NavigationLink.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import style from './overview.module.css'
import { causeWords, changeWords } from './words.ts'

type Change = SignaturesOverview['changes'][number]

/** Whose signature became another one, newest first. */
export function LatestChanges({ changes, accountId }: { changes: readonly Change[]; accountId: string }) {
  return (
    <Card title="Latest changes">
      {changes.length === 0 && <Muted>No signature has changed yet.</Muted>}
      <ul className={style.list}>
        {changes.map((change) => (
          <li key={change.id} className={style.change}>
            <span>
              <Who change={change} accountId={accountId} /> {changeWords[change.kind]} {causeWords(change.cause)}
            </span>
            <Muted>
              <RelativeTime time={change.at} />
            </Muted>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Who({ change: { name, personId }, accountId }: { change: Change; accountId: string }) {
  if (name === null) return <span>Somebody who is gone</span>
  return (
    <NavigationLink>
      <Link to="/accounts/$accountId/users/$userId" params={{ accountId, userId: personId }} search={{}}>
        <bdi dir="auto">{name}</bdi>
      </Link>
    </NavigationLink>
  )
}

import { Button } from '@fluentui/react-components'
import { HeartPulseRegular } from '@fluentui/react-icons/svg/heart-pulse'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { acceptCondition, healthQuery } from '../../api/health.ts'
import type { Condition, ScimServer } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { OwnLink } from '../../components/OwnLink.tsx'
import { Card, Empty, Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StateIcon } from '../../components/State.tsx'
import { duration, exactTime } from '../../format/time.ts'
import style from './health.module.css'

interface ConditionsTabProps {
  readonly account: AccountAccess
  readonly servers: readonly ScimServer[]
  readonly scimServer: string | undefined
}

/** What is wrong now, and what was. */
export function ConditionsTab({ account, servers, scimServer }: ConditionsTabProps) {
  const query = useQuery(healthQuery(account.id, scimServer))
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel title="The health could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  const nameOf = (id: string) => (servers.length > 1 ? servers.find((server) => server.id === id)?.name : undefined)
  const open = query.data.conditions.filter(({ endedAt }) => endedAt === null)
  const ended = query.data.conditions.filter(({ endedAt }) => endedAt !== null)
  return (
    <div className={style.stack}>
      {open.length === 0 && (
        <Card>
          <Empty icon={<HeartPulseRegular />} title="Nothing is wrong">
            Entra’s calls are watched every minute. Trouble is shown here, on the overview, and told by e-mail and
            webhook.
          </Empty>
        </Card>
      )}
      {open.length > 0 && (
        <Card title="Wrong now">
          <ul className={style.conditions}>
            {open.map((condition) => (
              <OpenCondition
                key={condition.id}
                condition={condition}
                account={account}
                server={nameOf(condition.scimServerId)}
              />
            ))}
          </ul>
        </Card>
      )}
      {ended.length > 0 && (
        <Card title="Was wrong">
          <ul className={style.conditions}>
            {ended.map((condition) => (
              <EndedCondition key={condition.id} condition={condition} server={nameOf(condition.scimServerId)} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

interface OpenConditionProps {
  readonly condition: Condition
  readonly account: AccountAccess
  /** Its SCIM server's name where there are several. */
  readonly server: string | undefined
}

function OpenCondition({ condition, account, server }: OpenConditionProps) {
  return (
    <li className={style.condition}>
      <StateIcon colour={condition.level} />
      <div className={style.words}>
        <div className={style.between}>
          <h3 className={style.title} dir="auto">
            {condition.title}
          </h3>
          <Muted>
            {server && <bdi dir="auto">{server}, </bdi>}
            <RelativeTime time={condition.beganAt} />
          </Muted>
        </div>
        <p dir="auto">{condition.seen}</p>
        <p>
          <strong>What it means:</strong> {condition.meaning}
        </p>
        <p>
          <strong>What to do:</strong> {condition.mend}
        </p>
        <Links condition={condition} />
        {account.mayEditPeople && condition.kind !== 'held' && <Accept condition={condition} accountId={account.id} />}
      </div>
    </li>
  )
}

function Links({ condition }: { condition: Condition }) {
  return (
    <div className={style.links}>
      {condition.links.map((link) => (
        <NavigationLink key={link.address}>
          <OwnLink address={link.address}>{link.text}</OwnLink>
        </NavigationLink>
      ))}
    </div>
  )
}

function Accept({ condition, accountId }: { condition: Condition; accountId: string }) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const run = async () => {
    await acceptCondition(accountId, condition.id)
    await client.invalidateQueries({ queryKey: ['account', accountId] })
  }
  return (
    <div>
      <Button size="small" onClick={() => setAsking(true)}>
        It was meant
      </Button>
      {isAsking && (
        <ConfirmDialog title="Was it meant?" confirm="Accept it" run={run} onClose={() => setAsking(false)}>
          “{condition.title}” ends now and the receivers are told so, with your name. What has led to it is not told
          again; when it gets worse, it is.
        </ConfirmDialog>
      )}
    </div>
  )
}

function EndedCondition({ condition, server }: { condition: Condition; server: string | undefined }) {
  const length = Date.parse(condition.endedAt ?? condition.beganAt) - Date.parse(condition.beganAt)
  return (
    <li className={style.condition}>
      <StateIcon colour={condition.ending === 'recovered' ? 'green' : 'grey'} />
      <div className={style.words}>
        <div className={style.between}>
          <h3 className={style.title} dir="auto">
            {condition.title}
          </h3>
          <Muted>
            {server && <bdi dir="auto">{server}, </bdi>}
            <span title={`${exactTime(condition.beganAt)} to ${exactTime(condition.endedAt ?? '')}`}>
              <RelativeTime time={condition.beganAt} />, for {duration(length)}
            </span>
          </Muted>
        </div>
        <p dir="auto">{condition.seen}</p>
        {condition.clear && (
          <p dir="auto">
            <strong>{condition.clear.title}.</strong> {condition.clear.seen}
          </p>
        )}
      </div>
    </li>
  )
}

import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { CheckLine, ScimServer } from '../../api/schema.ts'
import { checksQuery } from '../../api/scim-servers.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { OwnLink } from '../../components/OwnLink.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { State, StateIcon } from '../../components/State.tsx'
import { people, share } from '../../format/number.ts'
import { summary } from './checks.ts'
import style from './scim-servers.module.css'

/** The document's "Two Final Checks": is the configuration correct, and is provisioning running. */
export function FinalChecksTab({ server, accountId }: { server: ScimServer; accountId: string }) {
  const query = useQuery(checksQuery(accountId, server.id))
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return <ErrorPanel title="The checks could not be made" error={query.error} onRetry={() => void query.refetch()} />
  }
  const { configuration, running } = query.data
  return (
    <div className={style.stack}>
      <Check title="Configuration is correct" lines={configuration} />
      <Check title="Provisioning is running" lines={running} />
      <div>
        <Button onClick={() => void query.refetch()} disabled={query.isFetching}>
          Check again
        </Button>{' '}
        <NavigationLink>
          <OwnLink address={`/accounts/${accountId}/health?tab=cycles&scimServer=${server.id}`}>
            The cycles of the last 30 days
          </OwnLink>
        </NavigationLink>
      </div>
    </div>
  )
}

function Check({ title, lines }: { title: string; lines: readonly CheckLine[] }) {
  const { colour, words } = summary(lines)
  return (
    <Card title={title} aside={<State colour={colour}>{words}</State>}>
      <ul className={style.lines}>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </Card>
  )
}

function Line({ line }: { line: CheckLine }) {
  return (
    <li className={style.line}>
      <StateIcon colour={line.state} />
      <div>
        <div className={style.lineHead}>
          <span className={style.lineTitle}>{line.title}</span>
          {line.at && (
            <Muted>
              <RelativeTime time={line.at} />
            </Muted>
          )}
        </div>
        <p dir="auto">{line.seen}</p>
        {line.details && line.details.length > 0 && <Details details={line.details} />}
        {line.mend && (
          <p className={style.mend}>
            <strong>What to do:</strong> {line.mend}{' '}
            {line.link && (
              <NavigationLink>
                <OwnLink address={line.link}>Open</OwnLink>
              </NavigationLink>
            )}
          </p>
        )}
        {!line.mend && line.link && (
          <NavigationLink>
            <OwnLink address={line.link}>See it</OwnLink>
          </NavigationLink>
        )}
      </div>
    </li>
  )
}

function Details({ details }: { details: NonNullable<CheckLine['details']> }) {
  return (
    <div className={style.details}>
      {details.map((detail) => (
        <div key={detail.label} className={style.detail}>
          <span>{detail.label}</span>
          <span>{share(detail.share)}</span>
          {detail.missing === 0 ? (
            <Muted>everybody</Muted>
          ) : (
            <NavigationLink>
              <OwnLink address={detail.link}>{people(detail.missing)} without</OwnLink>
            </NavigationLink>
          )}
        </div>
      ))}
    </div>
  )
}

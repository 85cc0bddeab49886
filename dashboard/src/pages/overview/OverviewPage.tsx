import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { overviewQuery } from '../../api/activity.ts'
import type { Overview } from '../../api/schema.ts'
import { useAccount } from '../../api/session.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingCards } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, Muted, PageHeader } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { State } from '../../components/State.tsx'
import { countOf, people } from '../../format/number.ts'
import { Attention } from './Attention.tsx'
import { ChangesChart } from './ChangesChart.tsx'
import { Figures } from './Figures.tsx'
import { HealthBanner } from './HealthBanner.tsx'
import { NextStepCard } from './NextStepCard.tsx'
import { nextStep } from './next-step.ts'
import style from './overview.module.css'

export function OverviewPage() {
  const account = useAccount()
  const query = useQuery(overviewQuery(account.id))
  return (
    <>
      <PageHeader title="Overview" />
      {query.isPending && <LoadingCards />}
      {query.isError && !query.data && (
        <ErrorPanel title="The overview could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && <Content overview={query.data} accountId={account.id} isOwner={account.isOwner} />}
    </>
  )
}

function Content({ overview, accountId, isOwner }: { overview: Overview; accountId: string; isOwner: boolean }) {
  const step = nextStep(overview)
  return (
    <div className={style.stack}>
      <HealthBanner accountId={accountId} />
      {step && isOwner && <NextStepCard step={step} accountId={accountId} />}
      <Figures overview={overview} accountId={accountId} />
      <div className={style.columns}>
        <Card title="Changes per day">
          <ChangesChart days={overview.changesPerDay} />
        </Card>
        <div className={style.stack}>
          <Card title="Needs attention">
            <Attention items={overview.attention} />
          </Card>
          {overview.scimServers.length > 0 && (
            <Card title={overview.scimServers.length === 1 ? 'SCIM server' : 'SCIM servers'}>
              <ServerLines servers={overview.scimServers} accountId={accountId} />
            </Card>
          )}
        </div>
      </div>
    </div>
  )
}

function ServerLines({ servers, accountId }: { servers: Overview['scimServers']; accountId: string }) {
  return (
    <div className={style.servers}>
      {servers.map((server) => (
        <div key={server.id}>
          <div className={style.server}>
            <NavigationLink>
              <Link
                to="/accounts/$accountId/scim-servers/$scimServerId"
                params={{ accountId, scimServerId: server.id }}
                search={{}}
              >
                <bdi dir="auto">{server.name}</bdi>
              </Link>
            </NavigationLink>
            <State colour={server.state === 'connected' ? 'green' : 'grey'}>
              {server.state === 'connected' ? 'Connected' : 'Disconnected'}
            </State>
          </div>
          <Muted>
            {people(server.people)}, {countOf(server.groups, 'group', 'groups')}, last call{' '}
            <RelativeTime time={server.lastCallAt} />
          </Muted>
        </div>
      ))}
    </div>
  )
}

import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { SignaturesOverview } from '../../../api/schema.ts'
import { signaturesOverviewQuery } from '../../../api/signatures.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Card, Empty, PageHeader } from '../../../components/Page.tsx'
import { Figures } from './Figures.tsx'
import { InForce } from './InForce.tsx'
import { Jobs } from './Jobs.tsx'
import { LatestChanges } from './LatestChanges.tsx'
import style from './overview.module.css'
import { PeopleList } from './PeopleList.tsx'

const route = getRouteApi('/accounts/$accountId/signatures/overview')

/** How signatures stand: the numbers, what is in force, what changes now, and who has something to mend. */
export function OverviewPage() {
  const { accountId } = route.useParams()
  const { show = 'problems' } = route.useSearch()
  const query = useQuery(signaturesOverviewQuery(accountId))
  const overview = query.data
  return (
    <>
      <PageHeader
        title="Signatures"
        description="Each person's signature is made from the directory as soon as something changes, and served as it is stored."
      />
      {query.isPending && <LoadingRows />}
      {query.isError && !overview && (
        <ErrorPanel
          title="The signatures could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {overview && (hasPeople(overview) || overview.jobs.length > 0) && (
        <div className={style.stack}>
          <Figures overview={overview} accountId={accountId} />
          <Jobs jobs={overview.jobs} />
          <div className={style.columns}>
            <PeopleList accountId={accountId} show={show} overview={overview} />
            <div className={style.stack}>
              <InForce inForce={overview.inForce} />
              <LatestChanges changes={overview.changes} accountId={accountId} />
            </div>
          </div>
        </div>
      )}
      {overview && !hasPeople(overview) && overview.jobs.length === 0 && (
        <Nobody accountId={accountId} isConnected={overview.isConnected} />
      )}
    </>
  )
}

const hasPeople = ({ counts }: SignaturesOverview): boolean => Object.values(counts).some((count) => count > 0)

/** The next step, for an account without people. */
function Nobody({ accountId, isConnected }: { accountId: string; isConnected: boolean }) {
  const to = isConnected ? '/accounts/$accountId/scim-servers' : '/accounts/$accountId/scim-servers/new'
  return (
    <Card>
      <Empty
        icon={<PeopleRegular />}
        title="Nobody is here yet"
        action={
          <LinkButton primary>
            <Link to={to} params={{ accountId }}>
              {isConnected ? 'See what is missing' : 'Add a SCIM server'}
            </Link>
          </LinkButton>
        }
      >
        {isConnected
          ? 'The SCIM server waits for Microsoft Entra ID. With the first person that it sends, that person has a signature by the standard program; nothing else has to be set up.'
          : 'Signatures begin with people. Connect Microsoft Entra ID, and everybody it sends has a signature within seconds, by the standard program.'}
      </Empty>
    </Card>
  )
}

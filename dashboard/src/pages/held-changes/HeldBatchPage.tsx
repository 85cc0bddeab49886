import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { heldBatchQuery } from '../../api/held-changes.ts'
import type { HeldBatchDetails, HeldDecision } from '../../api/schema.ts'
import { useAccount } from '../../api/session.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { Fields } from '../../components/Fields.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, PageHeader } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { State } from '../../components/State.tsx'
import { count, countOf } from '../../format/number.ts'
import { DecideCard } from './DecideCard.tsx'
import { HeldList } from './HeldList.tsx'
import style from './held-changes.module.css'
import { causeWords, decisionWords, sizeWords } from './words.ts'

const route = getRouteApi('/accounts/$accountId/held-changes/$batchId')
const hour = 60 * 60 * 1000

/** One batch: how many, who, since when, by which calls, what would happen; and the decision. */
export function HeldBatchPage() {
  const account = useAccount()
  const { batchId } = route.useParams()
  const query = useQuery(heldBatchQuery(account.id, batchId))
  const crumb = {
    text: 'Held changes',
    to: { to: '/accounts/$accountId/held-changes', params: { accountId: account.id } },
  } as const
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <>
        <PageHeader title="Held changes" crumb={crumb} />
        <ErrorPanel title="This could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      </>
    )
  }
  const batch = query.data
  const isOpen = batch.state === 'open'
  return (
    <>
      <PageHeader
        title={sizeWords(batch)}
        crumb={crumb}
        description={
          <>
            <State colour={isOpen ? 'red' : 'grey'}>{isOpen ? 'Held' : 'Decided'}</State> {causeWords(batch)}.
          </>
        }
      />
      <div className={style.stack}>
        {batch.decisions.length > 0 && <Decisions decisions={batch.decisions} />}
        {isOpen && <DecideCard batch={batch} account={account} />}
        <div className={style.pair}>
          <Facts batch={batch} accountId={account.id} />
          <Picture batch={batch} />
        </div>
        <HeldList batch={batch} account={account} />
      </div>
    </>
  )
}

function Decisions({ decisions }: { decisions: readonly HeldDecision[] }) {
  return (
    <Card title="Decided">
      <ul className={style.bars}>
        {decisions.map((decision) => (
          <li key={decision.id} className={style.bar}>
            <span>
              {decisionWords(decision)}, by <bdi dir="auto">{decision.by}</bdi>, <RelativeTime time={decision.at} />
              {decision.refused > 0 &&
                `. ${count(decision.refused)} could not be put back: the name belongs to somebody else by now`}
            </span>
            <span aria-live="polite">
              {decision.doneAt === null ? `${count(decision.done)} of ${count(decision.changes)} done` : 'Done'}
            </span>
            {decision.doneAt === null && (
              <span className={style.track}>
                <span
                  className={style.fill}
                  style={{ width: `${(decision.done / Math.max(1, decision.changes)) * 100}%` }}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Facts({ batch, accountId }: { batch: HeldBatchDetails; accountId: string }) {
  const from = new Date(Date.parse(batch.beganAt) - hour).toISOString()
  const to = new Date(Date.parse(batch.lastAt) + 1000).toISOString()
  const { undecided } = batch
  const rest = undecided.deactivated + undecided.deleted
  const { cycle } = batch
  return (
    <Card title="What came">
      <Fields
        lines={[
          { name: 'Held since', value: <RelativeTime time={batch.beganAt} /> },
          { name: 'Last of it', value: <RelativeTime time={batch.lastAt} /> },
          { name: 'People', value: `${count(rest)} (${count(undecided.deleted)} deleted)` },
          { name: 'Groups', value: `${count(undecided.groupDeleted)} deleted` },
          { name: 'Members', value: `${countOf(undecided.memberRemoved, 'membership', 'memberships')} ended` },
          ...(cycle
            ? [
                {
                  name: 'Cycle',
                  value: (
                    <>
                      began <RelativeTime time={cycle.beganAt} />
                      {cycle.running ? ', still running' : ''}
                    </>
                  ),
                },
              ]
            : []),
          { name: 'First call', value: <code>{batch.firstRequestId}</code> },
          { name: 'Last call', value: <code>{batch.lastRequestId}</code> },
        ]}
      />
      <p className={style.after}>
        <NavigationLink>
          <Link
            to="/accounts/$accountId/activity"
            params={{ accountId }}
            search={{ scimServer: batch.scimServerId, from, to }}
          >
            Calls of that time
          </Link>
        </NavigationLink>
      </p>
    </Card>
  )
}

function Picture({ batch }: { batch: HeldBatchDetails }) {
  const departments = batch.departments.map(({ value, count: n }) => ({
    key: value,
    text: value || 'No department',
    count: n,
  }))
  const groups = batch.memberOf.map(({ id, name, count: n }) => ({ key: id, text: name, count: n }))
  return (
    <>
      <Bars title="By department" rows={departments} />
      <Bars title="By group" rows={groups} />
    </>
  )
}

interface BarsProps {
  readonly title: string
  readonly rows: readonly { readonly key: string; readonly text: string; readonly count: number }[]
}

function Bars({ title, rows }: BarsProps) {
  if (rows.length === 0) return null
  const most = Math.max(...rows.map((row) => row.count))
  return (
    <Card title={title}>
      <ul className={style.bars}>
        {rows.map((row) => (
          <li key={row.key} className={style.bar}>
            <bdi dir="auto">{row.text}</bdi>
            <span>{countOf(row.count, 'person', 'people')}</span>
            <span className={style.track} aria-hidden>
              <span className={style.fill} style={{ width: `${(row.count / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

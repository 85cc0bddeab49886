import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { heldBatchesQuery } from '../../api/held-changes.ts'
import type { HeldBatch } from '../../api/schema.ts'
import { scimServersQuery } from '../../api/scim-servers.ts'
import { useAccount } from '../../api/session.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, Empty, Muted, PageHeader } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StateIcon } from '../../components/State.tsx'
import { people } from '../../format/number.ts'
import style from './held-changes.module.css'
import { causeWords, decisionWords, sizeWords } from './words.ts'

/** Every batch of the account, what waits for a decision first. */
export function HeldChangesPage() {
  const account = useAccount()
  const query = useQuery(heldBatchesQuery(account.id))
  const servers = useQuery(scimServersQuery(account.id))
  const nameOf = (id: string) => servers.data?.items.find((server) => server.id === id)?.name
  return (
    <>
      <PageHeader
        title="Held changes"
        description="When very many people are taken away at once, the directory shows it, but it has no effect until somebody decides."
      />
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel
          title="The held changes could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data?.items.length === 0 && (
        <Card>
          <Empty icon={<ShieldCheckmarkRegular />} title="Nothing is held">
            Ordinary joiners and leavers pass at once. From which numbers on something is held is chosen under SCIM
            Server, Settings.
          </Empty>
        </Card>
      )}
      {query.data && query.data.items.length > 0 && (
        <Card>
          <ul className={style.batches}>
            {query.data.items.map((batch) => (
              <Batch key={batch.id} batch={batch} accountId={account.id} server={nameOf(batch.scimServerId)} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Batch({ batch, accountId, server }: { batch: HeldBatch; accountId: string; server: string | undefined }) {
  const last = batch.decisions[0]
  return (
    <li className={style.batch}>
      <StateIcon colour={batch.state === 'open' ? 'red' : 'grey'} />
      <div className={style.words}>
        <div className={style.between}>
          <h2 className={style.title}>
            <NavigationLink>
              <Link
                to="/accounts/$accountId/held-changes/$batchId"
                params={{ accountId, batchId: batch.id }}
                search={{}}
              >
                {sizeWords(batch)}
              </Link>
            </NavigationLink>
          </h2>
          <Muted>
            {server && <bdi dir="auto">{server}, </bdi>}
            <RelativeTime time={batch.beganAt} />
          </Muted>
        </div>
        <p dir="auto">{causeWords(batch)}.</p>
        <p>
          {batch.state === 'open' ? (
            <strong>
              {batch.heldPeople > 0 ? `${people(batch.heldPeople)} held` : 'Held'} until somebody decides.
            </strong>
          ) : (
            <Muted>
              {last ? (
                <>
                  {decisionWords(last)}, by <bdi dir="auto">{last.by}</bdi>
                </>
              ) : (
                'Everybody came back by themselves'
              )}
            </Muted>
          )}
        </p>
      </div>
    </li>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { scimServersQuery } from '../../api/scim-servers.ts'
import { useAccount } from '../../api/session.ts'
import { Filter } from '../../components/Controls.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingCards } from '../../components/Loading.tsx'
import { PageHeader } from '../../components/Page.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { ConditionsTab } from './ConditionsTab.tsx'
import { CyclesTab } from './CyclesTab.tsx'
import { ReceiversTab } from './ReceiversTab.tsx'
import { ThresholdsTab } from './ThresholdsTab.tsx'

const route = getRouteApi('/accounts/$accountId/health')

const tabs = [
  { value: 'conditions', text: 'Trouble' },
  { value: 'cycles', text: 'Cycles' },
  { value: 'receivers', text: 'Who is told' },
  { value: 'thresholds', text: 'Thresholds' },
] as const

/** What is wrong, what was, Entra's cycles, and who is told from which numbers on. */
export function HealthPage() {
  const account = useAccount()
  const { tab = 'conditions', scimServer } = route.useSearch()
  const navigate = route.useNavigate()
  const servers = useQuery(scimServersQuery(account.id))
  const items = servers.data?.items ?? []
  const change = (values: { tab?: string; scimServer?: string }) =>
    void navigate({ search: (previous) => ({ ...previous, ...values }), replace: true })
  return (
    <>
      <PageHeader
        title="Health"
        description="Trouble between Entra and here, told in time; and each cycle of the last 30 days."
        actions={
          items.length > 1 && (
            <Filter
              label="SCIM server"
              value={scimServer}
              choices={[
                { value: '', text: 'All SCIM servers' },
                ...items.map(({ id, name }) => ({ value: id, text: name })),
              ]}
              onChoose={(value) => change({ scimServer: value })}
            />
          )
        }
      />
      <Tabs label="Health" value={tab} tabs={tabs} onChange={(value) => change({ tab: value })} />
      {servers.isPending && <LoadingCards />}
      {servers.isError && !servers.data && (
        <ErrorPanel
          title="The SCIM servers could not be loaded"
          error={servers.error}
          onRetry={() => void servers.refetch()}
        />
      )}
      {servers.data && tab === 'conditions' && (
        <ConditionsTab account={account} servers={items} scimServer={scimServer} />
      )}
      {servers.data && tab === 'cycles' && <CyclesTab accountId={account.id} servers={items} chosen={scimServer} />}
      {tab === 'receivers' && <ReceiversTab account={account} />}
      {servers.data && tab === 'thresholds' && (
        <ThresholdsTab key={scimServer ?? ''} account={account} servers={items} scimServer={scimServer} />
      )}
    </>
  )
}

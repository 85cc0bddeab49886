import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ScimServer } from '../../api/schema.ts'
import { scimServerQuery } from '../../api/scim-servers.ts'
import { useAccount } from '../../api/session.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingCards } from '../../components/Loading.tsx'
import { PageHeader } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { countOf, people } from '../../format/number.ts'
import { AddServer } from './AddServer.tsx'
import { ConnectionState } from './ConnectionState.tsx'
import { ConnectionTab } from './ConnectionTab.tsx'
import { ConnectTab } from './connect/ConnectTab.tsx'
import { FinalChecksTab } from './FinalChecksTab.tsx'
import { SettingsTab } from './SettingsTab.tsx'
import { TenStepsTab } from './TenStepsTab.tsx'

const route = getRouteApi('/accounts/$accountId/scim-servers/$scimServerId')

const tabs = [
  { value: 'connection', text: 'Tenant URL and Secret Token' },
  { value: 'connect', text: 'Connect for me' },
  { value: 'steps', text: 'Ten steps' },
  { value: 'checks', text: 'Two final checks' },
  { value: 'settings', text: 'Settings' },
] as const

/** One connection to one Entra tenant. */
export function ScimServerPage() {
  const { accountId, scimServerId } = route.useParams()
  const query = useQuery(scimServerQuery(accountId, scimServerId))
  if (query.isPending) return <LoadingCards />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel
        title="The SCIM server could not be loaded"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    )
  }
  return <Content key={scimServerId} server={query.data} />
}

function Content({ server }: { server: ScimServer }) {
  const account = useAccount()
  const { tab = 'connection' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHeader
        title={server.name}
        crumb={{
          text: 'SCIM Server',
          to: { to: '/accounts/$accountId/scim-servers', params: { accountId: account.id } },
        }}
        description={
          <>
            <ConnectionState server={server} />
            {'  '}
            {people(server.people)}, {countOf(server.groups, 'group', 'groups')}, last call{' '}
            <RelativeTime time={server.lastCallAt} />
          </>
        }
        actions={<AddServer account={account} />}
      />
      <Tabs
        label="SCIM server"
        value={tab}
        tabs={tabs}
        onChange={(value) => void navigate({ search: value === 'connection' ? {} : { tab: value }, replace: true })}
      />
      {tab === 'connection' && <ConnectionTab server={server} account={account} />}
      {tab === 'connect' && <ConnectTab server={server} account={account} />}
      {tab === 'steps' && <TenStepsTab server={server} account={account} />}
      {tab === 'checks' && <FinalChecksTab server={server} accountId={account.id} />}
      {tab === 'settings' && <SettingsTab server={server} account={account} />}
    </>
  )
}

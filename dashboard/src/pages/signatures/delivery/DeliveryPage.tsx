import { getRouteApi } from '@tanstack/react-router'
import { useAccount } from '../../../api/session.ts'
import { PageHeader } from '../../../components/Page.tsx'
import { Tabs } from '../../../components/Tabs.tsx'
import { FilesTab } from './FilesTab.tsx'
import { KeysTab } from './KeysTab.tsx'
import { PagesTab } from './PagesTab.tsx'
import { TryTab } from './TryTab.tsx'
import { WebhooksTab } from './WebhooksTab.tsx'

const route = getRouteApi('/accounts/$accountId/signatures/delivery')

/** How finished signatures get out: over HTTP, as files, by webhook, and on a page of each person's own. */
export function DeliveryPage() {
  const account = useAccount()
  const { tab = 'keys' } = route.useSearch()
  const navigate = route.useNavigate()
  const maySeeFiles = account.mayEditPeople
  const tabs = [
    { value: 'keys', text: 'API keys' },
    { value: 'try', text: 'Try it' },
    ...(maySeeFiles ? [{ value: 'files', text: 'Files for everybody' }] : []),
    ...(maySeeFiles ? [{ value: 'pages', text: 'Personal pages' }] : []),
    ...(account.isOwner ? [{ value: 'webhooks', text: 'Webhooks' }] : []),
  ]
  return (
    <>
      <PageHeader
        title="Delivery"
        description="How finished signatures get out: over HTTP, as files, by webhook, and on a page of each person’s own."
      />
      <Tabs
        label="Delivery"
        value={tab}
        tabs={tabs}
        onChange={(value) => void navigate({ search: (previous) => ({ ...previous, tab: value }), replace: true })}
      />
      {tab === 'keys' && <KeysTab account={account} />}
      {tab === 'try' && <TryTab />}
      {tab === 'files' && maySeeFiles && <FilesTab accountId={account.id} />}
      {tab === 'pages' && maySeeFiles && <PagesTab accountId={account.id} />}
      {tab === 'webhooks' && account.isOwner && <WebhooksTab accountId={account.id} />}
    </>
  )
}

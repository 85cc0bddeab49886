import { useQuery } from '@tanstack/react-query'
import { healthSettingsQuery } from '../../api/health.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Deliveries } from './Deliveries.tsx'
import style from './health.module.css'
import { MailReceivers } from './MailReceivers.tsx'
import { Webhooks } from './Webhooks.tsx'

/** Who is told by e-mail and webhook, and what became of each notice. */
export function ReceiversTab({ account }: { account: AccountAccess }) {
  const query = useQuery(healthSettingsQuery(account.id))
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel title="The settings could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  return (
    <div className={`${style.stack} ${style.narrow}`}>
      <MailReceivers account={account} settings={query.data.settings} mailIsSet={query.data.mailIsSet} />
      {account.isOwner && <Webhooks accountId={account.id} />}
      {account.isOwner && <Deliveries accountId={account.id} />}
    </div>
  )
}

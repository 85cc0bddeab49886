import { useQuery } from '@tanstack/react-query'
import { connectQuery, type ServerIds } from '../../../api/connect.ts'
import type { ConnectView, ScimServer } from '../../../api/schema.ts'
import type { AccountAccess } from '../../../api/session.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingCards } from '../../../components/Loading.tsx'
import { Bookkeeping } from './Bookkeeping.tsx'
import { CheckCard } from './CheckCard.tsx'
import { ChoicesCard } from './ChoicesCard.tsx'
import { CodeCard } from './CodeCard.tsx'
import style from './connect.module.css'
import { FindingsCard } from './FindingsCard.tsx'
import { ProblemBar } from './ProblemBar.tsx'
import { RunCard } from './RunCard.tsx'
import { StartCard } from './StartCard.tsx'
import { UndoCard } from './UndoCard.tsx'

/** "Connect for me": the ten steps through Microsoft Graph, live. Everything shown is the server's, so a reload loses nothing. */
export function ConnectTab({ server, account }: { server: ScimServer; account: AccountAccess }) {
  const ids = { accountId: account.id, scimServerId: server.id }
  const query = useQuery(connectQuery(ids))
  if (query.isPending) return <LoadingCards />
  if (query.isError && !query.data) {
    return <ErrorPanel title="This could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
  }
  return (
    <div className={style.stack}>
      {account.isOwner ? (
        <Now ids={ids} view={query.data} />
      ) : (
        <p>An owner of this account can connect Microsoft Entra here. Below is what was set up so far.</p>
      )}
      <Bookkeeping view={query.data} />
    </div>
  )
}

/** What can be done now, and what runs. */
function Now({ ids, view }: { ids: ServerIds; view: ConnectView }) {
  const { session } = view
  const problem = session?.problem ?? (view.isInterrupted ? view.setup?.problem : null) ?? null
  if (session === null || session.phase === 'ended') {
    return (
      <>
        <ProblemBar problem={problem} />
        {session?.run && <RunCard run={session.run} isWorking={false} />}
        <StartCard ids={ids} view={view} />
      </>
    )
  }
  if (session.phase === 'code') return <CodeCard ids={ids} session={session} />
  const isWorking = session.phase === 'working'
  return (
    <>
      <ProblemBar problem={problem} />
      {session.purpose === 'check' && <CheckCard ids={ids} session={session} />}
      {session.purpose === 'undo' && <UndoCard ids={ids} session={session} />}
      {session.purpose === 'connect' && !isWorking && <ChoicesCard ids={ids} view={view} session={session} />}
      {session.run && <RunCard run={session.run} isWorking={isWorking} ids={ids} />}
      {session.findings && <FindingsCard findings={session.findings} />}
    </>
  )
}

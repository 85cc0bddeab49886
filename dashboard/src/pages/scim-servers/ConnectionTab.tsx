import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useState } from 'react'
import type { ScimServer } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { CopyField } from '../../components/Copy.tsx'
import { Card } from '../../components/Page.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { ClientCredentials } from './ClientCredentials.tsx'
import { SecretTokens } from './SecretTokens.tsx'
import style from './scim-servers.module.css'
import { liveTokens } from './tokens.ts'
import { WorkloadIdentityMethod } from './WorkloadIdentityMethod.tsx'

interface TabProps {
  readonly server: ScimServer
  readonly account: AccountAccess
}

const methods = [
  { value: 'token', text: 'Secret Token' },
  { value: 'client', text: 'Client credentials' },
  { value: 'identity', text: 'Workload identity' },
]

/** The one in use; a new SCIM server shows the one of the ten steps. */
function methodOf({ tokens, workloadIdentity }: ScimServer): string {
  if (liveTokens(tokens, Date.now()).length > 0) return 'token'
  if (liveTokens(tokens, Date.now(), 'client').length > 0) return 'client'
  return workloadIdentity === null ? 'token' : 'identity'
}

/** What Entra asks for in step 7: the address, and one of three ways to prove who it is. */
export function ConnectionTab({ server, account }: TabProps) {
  const [method, setMethod] = useState(() => methodOf(server))
  return (
    <div className={style.stack}>
      {server.publicUrlProblem && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{server.publicUrlProblem}</MessageBarBody>
        </MessageBar>
      )}
      {server.state === 'disconnected' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Disconnected.</MessageBarTitle> Calls with these values are refused. Connect again under
            Settings.
          </MessageBarBody>
        </MessageBar>
      )}
      <Card>
        <CopyField label="Tenant URL" value={server.tenantUrl} />
      </Card>
      <Card title="How Entra signs in">
        <Tabs label="How Entra signs in" value={method} tabs={methods} onChange={setMethod} />
        <div className={style.method}>
          {method === 'token' && <SecretTokens kind="scim" server={server} account={account} />}
          {method === 'client' && <ClientCredentials server={server} account={account} />}
          {method === 'identity' && <WorkloadIdentityMethod server={server} account={account} />}
        </div>
      </Card>
    </div>
  )
}

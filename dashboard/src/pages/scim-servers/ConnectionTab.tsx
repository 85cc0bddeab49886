import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScimServer } from '../../api/schema.ts'
import { addToken, scimServerQuery } from '../../api/scim-servers.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { CopyField } from '../../components/Copy.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { SecretToken } from './SecretToken.tsx'
import style from './scim-servers.module.css'
import { liveTokens, maximumLiveTokens } from './tokens.ts'

interface TabProps {
  readonly server: ScimServer
  readonly account: AccountAccess
}

/** What Entra asks for in step 7, and the changing of the Secret Token. */
export function ConnectionTab({ server, account }: TabProps) {
  const tokens = liveTokens(server.tokens, Date.now())
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
      <Card
        title={tokens.length > 1 ? 'Secret Tokens' : 'Secret Token'}
        aside={account.isOwner && <Rotate server={server} account={account} liveCount={tokens.length} />}
      >
        <ul className={style.tokens}>
          {tokens.map((token) => (
            <SecretToken key={token.id} token={token} server={server} account={account} liveCount={tokens.length} />
          ))}
        </ul>
        {tokens.length === 0 && (
          <p>There is no Secret Token that works. Create one; Entra’s calls are refused until then.</p>
        )}
        {tokens.length > 1 && (
          <p className={style.note}>
            Both work. Enter the new one in Entra, see that it was used, then revoke the old one.
          </p>
        )}
      </Card>
    </div>
  )
}

function Rotate({ server, account, liveCount }: TabProps & { liveCount: number }) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const notify = useNotify()
  const isFull = liveCount >= maximumLiveTokens
  const rotate = async () => {
    await addToken(account.id, server.id)
    await client.invalidateQueries({ queryKey: scimServerQuery(account.id, server.id).queryKey })
    notify.done('A new Secret Token was created')
  }
  return (
    <>
      <Button
        disabledFocusable={isFull}
        title={isFull ? 'Two Secret Tokens live already. Revoke one first.' : ''}
        onClick={() => setAsking(true)}
      >
        {liveCount === 0 ? 'Create a Secret Token' : 'Rotate'}
      </Button>
      {isAsking && !isFull && (
        <ConfirmDialog
          title={liveCount === 0 ? 'Create a Secret Token?' : 'Create a second Secret Token?'}
          confirm="Create"
          run={rotate}
          onClose={() => setAsking(false)}
        >
          The present one goes on working, so provisioning is not interrupted. Enter the new one in Entra, test the
          connection there and save; then revoke the old one here.
        </ConfirmDialog>
      )}
    </>
  )
}

import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScimServer, ScimToken } from '../../api/schema.ts'
import { revokeToken, scimServerQuery } from '../../api/scim-servers.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { people } from '../../format/number.ts'
import { RevealToken } from './RevealToken.tsx'
import style from './scim-servers.module.css'
import { tokenWords } from './tokens.ts'

interface SecretTokenProps {
  readonly token: ScimToken
  readonly server: ScimServer
  readonly account: AccountAccess
  readonly liveCount: number
}

/** One live Secret Token or client secret: hidden until asked for, when it was last used, and how to end it. */
export function SecretToken({ token, server, account, liveCount }: SecretTokenProps) {
  const [isRevoking, setRevoking] = useState(false)
  const words = tokenWords[token.kind]
  const client = useQueryClient()
  const revoke = async () => {
    await revokeToken(account.id, server.id, token.id)
    await client.invalidateQueries({ queryKey: scimServerQuery(account.id, server.id).queryKey })
  }
  return (
    <li className={style.token}>
      <div className={style.tokenFacts}>
        <code>{token.hint}</code>
        <div>
          <Muted>
            Created <RelativeTime time={token.createdAt} /> by <bdi dir="auto">{token.createdBy}</bdi>, last used{' '}
            <RelativeTime time={token.lastUsedAt} />
            {token.expiresAt && (
              <>
                , expires <RelativeTime time={token.expiresAt} />
              </>
            )}
          </Muted>
        </div>
      </div>
      {account.isOwner && <Button onClick={() => setRevoking(true)}>Revoke</Button>}
      <div className={style.revealed}>
        <RevealToken accountId={account.id} scimServerId={server.id} token={token} isOwner={account.isOwner} />
      </div>
      {isRevoking && (
        <ConfirmDialog title={`Revoke this ${words}?`} confirm="Revoke" run={revoke} onClose={() => setRevoking(false)}>
          {liveCount > 1
            ? `From this moment calls with it are refused. The other ${words} goes on working; make sure that Entra has it.`
            : `It is the only one: from this moment all of Entra’s calls are refused, and changes to ${people(server.people)} no longer arrive until you create a new one and enter it in Entra.`}
        </ConfirmDialog>
      )}
    </li>
  )
}

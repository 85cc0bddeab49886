import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScimServer, ScimToken } from '../../api/schema.ts'
import { addClientSecret, addToken, scimServerQuery } from '../../api/scim-servers.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useNotify } from '../../components/notify.tsx'
import { SecretToken } from './SecretToken.tsx'
import style from './scim-servers.module.css'
import { liveTokens, maximumLiveTokens, tokenWords } from './tokens.ts'

interface SecretTokensProps {
  readonly kind: ScimToken['kind']
  readonly server: ScimServer
  readonly account: AccountAccess
}

const choice: Readonly<Record<ScimToken['kind'], string>> = {
  scim: 'The simplest way, and the one of the ten steps: Entra sends this token with each call. It does not expire unless you say so.',
  client:
    'Choose it when a policy demands tokens that expire: Entra trades the client secret for an access token, which ends after 60 minutes. In Entra, choose OAuth 2.0 client credentials as the authentication method and copy these values.',
}

/** The secrets of one kind that work now, and the making of a second one, so that nothing is interrupted. */
export function SecretTokens({ kind, server, account }: SecretTokensProps) {
  const live = liveTokens(server.tokens, Date.now(), kind)
  const words = tokenWords[kind]
  return (
    <>
      <p className={style.note}>{choice[kind]}</p>
      <ul className={style.tokens}>
        {live.map((token) => (
          <SecretToken key={token.id} token={token} server={server} account={account} liveCount={live.length} />
        ))}
      </ul>
      {live.length === 0 && <p>There is no {words} that works; this way to sign in is closed.</p>}
      {live.length > 1 && (
        <p className={style.note}>
          Both work. Enter the new one in Entra, see that it was used, then revoke the old one.
        </p>
      )}
      {account.isOwner && <Add kind={kind} server={server} account={account} liveCount={live.length} />}
    </>
  )
}

function Add({ kind, server, account, liveCount }: SecretTokensProps & { readonly liveCount: number }) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const notify = useNotify()
  const words = tokenWords[kind]
  const isFull = liveCount >= maximumLiveTokens
  const isFirst = liveCount === 0
  const add = async () => {
    await (kind === 'scim' ? addToken(account.id, server.id) : addClientSecret(account.id, server.id))
    await client.invalidateQueries({ queryKey: scimServerQuery(account.id, server.id).queryKey })
    notify.done(`A new ${words} was created`)
  }
  return (
    <div>
      <Button
        disabledFocusable={isFull}
        title={isFull ? `Two live already. Revoke one ${words} first.` : ''}
        onClick={() => setAsking(true)}
      >
        {isFirst ? `Create a ${words}` : 'Rotate'}
      </Button>
      {isAsking && !isFull && (
        <ConfirmDialog
          title={isFirst ? `Create a ${words}?` : `Create a second ${words}?`}
          confirm="Create"
          run={add}
          onClose={() => setAsking(false)}
        >
          {isFirst
            ? 'From then on Entra can sign in with it. Ways that are open now stay open until you close them.'
            : 'The present one goes on working, so provisioning is not interrupted. Enter the new one in Entra, test the connection there and save; then revoke the old one here.'}
        </ConfirmDialog>
      )}
    </div>
  )
}

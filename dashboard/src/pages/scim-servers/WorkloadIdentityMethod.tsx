import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScimServer, WorkloadIdentityState } from '../../api/schema.ts'
import { removeWorkloadIdentity, scimServerQuery } from '../../api/scim-servers.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { CopyField } from '../../components/Copy.tsx'
import { Fields } from '../../components/Fields.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { people } from '../../format/number.ts'
import style from './scim-servers.module.css'
import { WorkloadIdentityForm } from './WorkloadIdentityForm.tsx'
import { cloudNames } from './workload-identity.ts'

interface MethodProps {
  readonly server: ScimServer
  readonly account: AccountAccess
}

/** Signing in without any secret: Entra signs, and this server checks the signature with the tenant's public keys. */
export function WorkloadIdentityMethod({ server, account }: MethodProps) {
  const [isEditing, setEditing] = useState(false)
  const identity = server.workloadIdentity
  return (
    <>
      <p className={style.note}>
        No secret at all, so there is nothing to rotate and nothing to leak: Entra proves who it is by a signature of
        your own tenant. Choose it where Entra offers it for this application.
      </p>
      <CopyField label="Token endpoint" value={server.tokenEndpoint} />
      <CopyField label="Client identifier" value={server.clientId} />
      {identity === null && !isEditing && <p>No tenant may sign in so; this way to sign in is closed.</p>}
      {identity && !isEditing && <Present identity={identity} />}
      {identity?.lastRefusal && !isEditing && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>An assertion was refused</MessageBarTitle> <RelativeTime time={identity.lastRefusal.at} />:{' '}
            <span dir="auto">{identity.lastRefusal.reason}</span>.
          </MessageBarBody>
        </MessageBar>
      )}
      {isEditing && <WorkloadIdentityForm server={server} account={account} onDone={() => setEditing(false)} />}
      {account.isOwner && !isEditing && (
        <div className={style.buttons}>
          <Button onClick={() => setEditing(true)}>{identity ? 'Change' : 'Let a tenant sign in'}</Button>
          {identity && <Close server={server} account={account} />}
        </div>
      )}
    </>
  )
}

function Present({ identity }: { readonly identity: WorkloadIdentityState }) {
  return (
    <Fields
      lines={[
        { name: 'Tenant ID', value: <code>{identity.tenantId}</code> },
        { name: 'Cloud', value: cloudNames[identity.cloud] },
        { name: 'Application ID', hint: 'appid or azp', value: <code>{identity.applicationId}</code> },
        { name: 'Subject', hint: 'sub', value: identity.subject ?? 'any of this application' },
        { name: 'Token with each call', value: identity.direct ? 'accepted' : 'refused' },
        { name: 'Last used', value: <RelativeTime time={identity.lastUsedAt} /> },
      ]}
    />
  )
}

function Close({ server, account }: MethodProps) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const close = async () => {
    await removeWorkloadIdentity(account.id, server.id)
    await client.invalidateQueries({ queryKey: scimServerQuery(account.id, server.id).queryKey })
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Close</Button>
      {isAsking && (
        <ConfirmDialog title="Close this way to sign in?" confirm="Close" run={close} onClose={() => setAsking(false)}>
          From this moment calls that were signed in this way are refused. If Entra uses no other way, changes to{' '}
          {people(server.people)} no longer arrive.
        </ConfirmDialog>
      )}
    </>
  )
}

import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { apiKeysQuery, createApiKey, revokeApiKey } from '../../../api/delivery.ts'
import type { ApiKey } from '../../../api/schema.ts'
import type { AccountAccess } from '../../../api/session.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { CopyField } from '../../../components/Copy.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { State } from '../../../components/State.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import style from './delivery.module.css'

/** Keys of the public API: made, listed and revoked. */
export function KeysTab({ account }: { account: AccountAccess }) {
  const query = useQuery(apiKeysQuery(account.id))
  const keys = query.data?.items ?? []
  return (
    <div className={style.stack}>
      {account.isOwner && <NewKey accountId={account.id} isFirst={query.isSuccess && keys.length === 0} />}
      <Card title="Keys">
        {query.isPending && <LoadingRows />}
        {query.isError && !query.data && (
          <ErrorPanel title="The keys could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && keys.length === 0 && (
          <p>
            There is no key yet. {account.isOwner ? 'Make the first one above' : 'An owner makes the first one here'}; a
            program then reads signatures with it.
          </p>
        )}
        {keys.length > 0 && (
          <ul className={style.list}>
            {keys.map((key) => (
              <KeyRow key={key.id} account={account} apiKey={key} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function KeyRow({ account, apiKey }: { account: AccountAccess; apiKey: ApiKey }) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const { name, hint, scopes, createdAt, createdBy, lastUsedAt, revokedAt, revokedBy } = apiKey
  return (
    <li className={style.row}>
      <div className={style.who}>
        <bdi dir="auto" className={style.name}>
          {name}
        </bdi>
        <br />
        <code dir="ltr">{hint}</code>
        <br />
        <Muted>
          {scopes.join(', ')} · made by <bdi dir="auto">{createdBy}</bdi> <RelativeTime time={createdAt} /> · last used{' '}
          <RelativeTime time={lastUsedAt} />
          {revokedAt && (
            <>
              {' '}
              · revoked by <bdi dir="auto">{revokedBy}</bdi> <RelativeTime time={revokedAt} />
            </>
          )}
        </Muted>
      </div>
      <State colour={revokedAt === null ? 'green' : 'grey'}>{revokedAt === null ? 'Works' : 'Revoked'}</State>
      {account.isOwner && revokedAt === null && (
        <Button onClick={() => setAsking(true)} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={`Revoke ${name}?`}
          confirm="Revoke"
          run={async () => {
            await revokeApiKey(account.id, apiKey.id)
            await client.invalidateQueries({ queryKey: apiKeysQuery(account.id).queryKey })
          }}
          onClose={() => setAsking(false)}
        >
          Whatever uses this key is refused from its next call on. This cannot be taken back; a new key can be made at
          any time.
        </ConfirmDialog>
      )}
    </li>
  )
}

function NewKey({ accountId, isFirst }: { accountId: string; isFirst: boolean }) {
  const [name, setName] = useState('')
  const [key, setKey] = useState<string | null>(null)
  const client = useQueryClient()
  const form = useForm(async () => {
    const made = await createApiKey(accountId, name)
    setKey(made.key)
    setName('')
    await client.invalidateQueries({ queryKey: apiKeysQuery(accountId).queryKey })
  })
  return (
    <Card title={isFirst ? 'Make the first key' : 'Make a key'}>
      <form className={style.form} onSubmit={form.onSubmit}>
        {key !== null && (
          <MessageBar intent="success" layout="multiline" role="status">
            <MessageBarBody>
              <MessageBarTitle>Made.</MessageBarTitle> Copy the key now: it is shown only this once.
            </MessageBarBody>
          </MessageBar>
        )}
        {key !== null && <CopyField label="API key" value={key} />}
        <TextField
          label="Name"
          name="name"
          value={name}
          onText={setName}
          problem={form.problem}
          hint="Who or what will use it. It may read signatures (signatures:read)."
          input={{ maxLength: 80 }}
        />
        <Problem title="No key was made" problem={form.problem} />
        <div>
          <Button type="submit" appearance="primary" disabled={form.isSending}>
            Make a key
          </Button>
        </div>
      </form>
    </Card>
  )
}

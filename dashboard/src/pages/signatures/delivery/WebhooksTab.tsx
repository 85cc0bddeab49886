import { Button, MessageBar, MessageBarBody, MessageBarTitle, Switch } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  addSignatureWebhook,
  removeSignatureWebhook,
  signatureMessagesQuery,
  signatureWebhooksQuery,
  switchSignatureWebhook,
  testSignatureWebhook,
} from '../../../api/delivery.ts'
import type { NoticeTest, SignatureWebhook } from '../../../api/schema.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { CopyField } from '../../../components/Copy.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { useNotify } from '../../../components/notify.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import { TestOutcome } from '../../health/TestOutcome.tsx'
import style from './delivery.module.css'
import { Messages } from './Messages.tsx'

/** Who is told when signatures change, and what became of the last messages. */
export function WebhooksTab({ accountId }: { accountId: string }) {
  const query = useQuery(signatureWebhooksQuery(accountId))
  return (
    <div className={style.stack}>
      <Card title="Told when signatures change">
        <div className={style.stack}>
          <p>
            signature.changed is posted as JSON and signed after Standard Webhooks. It says whose signature changed and
            how far in the feed that is; it holds no signature. It is tried again for three days, always with the same
            webhook-id, and in order.
          </p>
          {query.isPending && <LoadingRows />}
          {query.isError && !query.data && (
            <ErrorPanel
              title="The webhooks could not be loaded"
              error={query.error}
              onRetry={() => void query.refetch()}
            />
          )}
          {query.data && query.data.items.length > 0 && (
            <ul className={style.list}>
              {query.data.items.map((webhook) => (
                <WebhookRow key={webhook.id} accountId={accountId} webhook={webhook} />
              ))}
            </ul>
          )}
          <AddWebhook accountId={accountId} />
        </div>
      </Card>
      <Messages accountId={accountId} />
    </div>
  )
}

function WebhookRow({ accountId, webhook }: { accountId: string; webhook: SignatureWebhook }) {
  const [isAsking, setAsking] = useState(false)
  const [result, setResult] = useState<NoticeTest | null>(null)
  const client = useQueryClient()
  const notify = useNotify()
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: signatureWebhooksQuery(accountId).queryKey })
    await client.invalidateQueries({ queryKey: signatureMessagesQuery(accountId).queryKey })
  }
  const test = useForm(async () => {
    setResult(null)
    setResult(await testSignatureWebhook(accountId, webhook.id))
    await refresh()
  })
  const turn = (enabled: boolean) =>
    switchSignatureWebhook(accountId, webhook.id, enabled)
      .then(refresh)
      .catch((error: unknown) => notify.failed('It could not be switched', error))
  return (
    <li className={style.row}>
      <div className={style.who}>
        <bdi dir="auto" className={style.name}>
          {webhook.name}
        </bdi>
        <br />
        <Muted>{webhook.trouble ?? webhook.url}</Muted>
      </div>
      <Switch
        label="On"
        aria-label={`${webhook.name} is told`}
        checked={webhook.enabled}
        onChange={(_, data) => void turn(data.checked)}
      />
      <Button onClick={test.onSubmit} disabled={test.isSending} aria-label={`Send a test to ${webhook.name}`}>
        Send a test
      </Button>
      <Button onClick={() => setAsking(true)} aria-label={`Remove ${webhook.name}`}>
        Remove
      </Button>
      <TestOutcome result={result} problem={test.problem} sent="The receiver took the test." />
      {isAsking && (
        <ConfirmDialog
          title={`Remove ${webhook.name}?`}
          confirm="Remove"
          run={async () => {
            await removeSignatureWebhook(accountId, webhook.id)
            await refresh()
          }}
          onClose={() => setAsking(false)}
        >
          It is told nothing any more. Its secret and the list of its messages are deleted.
        </ConfirmDialog>
      )}
    </li>
  )
}

function AddWebhook({ accountId }: { accountId: string }) {
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState<string | null>(null)
  const client = useQueryClient()
  const form = useForm(async () => {
    const made = await addSignatureWebhook(accountId, name, url)
    setSecret(made.secret)
    setName('')
    setUrl('')
    await client.invalidateQueries({ queryKey: signatureWebhooksQuery(accountId).queryKey })
  })
  return (
    <form className={style.form} onSubmit={form.onSubmit}>
      {secret !== null && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            <MessageBarTitle>Added.</MessageBarTitle> Give the signing secret to the receiver now: it is shown only this
            once.
          </MessageBarBody>
        </MessageBar>
      )}
      {secret !== null && <CopyField label="Signing secret" value={secret} />}
      <TextField label="Name" name="name" value={name} onText={setName} problem={form.problem} />
      <TextField
        label="Address"
        name="url"
        type="url"
        value={url}
        onText={setUrl}
        problem={form.problem}
        placeholder="https://"
        hint="It begins with https:// and leads to a public address."
      />
      <Problem title="Nothing was added" problem={form.problem} />
      <div>
        <Button type="submit" appearance="primary" disabled={form.isSending}>
          Add a webhook
        </Button>
      </div>
    </form>
  )
}

import { Button, MessageBar, MessageBarBody, MessageBarTitle, Switch } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addWebhook, removeWebhook, switchWebhook, testWebhook, webhooksQuery } from '../../api/health.ts'
import type { NoticeTest, Webhook } from '../../api/schema.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { CopyField } from '../../components/Copy.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './health.module.css'
import { TestOutcome } from './TestOutcome.tsx'

/** Addresses that receive each notice, signed. */
export function Webhooks({ accountId }: { accountId: string }) {
  const query = useQuery(webhooksQuery(accountId))
  return (
    <Card title="By webhook">
      <div className={style.stack}>
        <p>
          Each notice is posted as JSON and signed after Standard Webhooks, so that the receiver can tell it from a
          forged one. It is tried again for three days, always with the same webhook-id.
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
  )
}

function WebhookRow({ accountId, webhook }: { accountId: string; webhook: Webhook }) {
  const [isAsking, setAsking] = useState(false)
  const [result, setResult] = useState<NoticeTest | null>(null)
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['account', accountId] })
  const test = useForm(async () => {
    setResult(null)
    setResult(await testWebhook(accountId, webhook.id))
    await refresh()
  })
  const turn = async (enabled: boolean) => {
    await switchWebhook(accountId, webhook.id, enabled)
    await refresh()
  }
  return (
    <li className={style.row}>
      <div className={style.who}>
        <bdi dir="auto">{webhook.name}</bdi>
        <br />
        <Muted>{webhook.trouble ?? webhook.url}</Muted>
      </div>
      <Switch
        label="On"
        aria-label={`${webhook.name} is told`}
        checked={webhook.enabled}
        onChange={(_, data) => void turn(data.checked)}
      />
      <Button onClick={test.onSubmit} disabled={test.isSending || !webhook.enabled}>
        Send a test
      </Button>
      <Button onClick={() => setAsking(true)}>Remove</Button>
      <TestOutcome result={result} problem={test.problem} sent="The receiver took the test." />
      {isAsking && (
        <ConfirmDialog
          title={`Remove ${webhook.name}?`}
          confirm="Remove"
          run={async () => {
            await removeWebhook(accountId, webhook.id)
            await refresh()
          }}
          onClose={() => setAsking(false)}
        >
          It is told nothing any more, also nothing that is still waiting. Its secret is deleted.
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
    const made = await addWebhook(accountId, name, url)
    setSecret(made.secret)
    setName('')
    setUrl('')
    await client.invalidateQueries({ queryKey: webhooksQuery(accountId).queryKey })
  })
  return (
    <form className={style.form} onSubmit={form.onSubmit}>
      {secret !== null && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            <MessageBarTitle>Added.</MessageBarTitle> Give the signing secret to the receiver now: it is not shown
            again.
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
        <Button type="submit" disabled={form.isSending}>
          Add a webhook
        </Button>
      </div>
    </form>
  )
}

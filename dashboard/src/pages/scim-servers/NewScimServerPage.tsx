import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { createScimServer, scimServerQuery } from '../../api/scim-servers.ts'
import { useAccount } from '../../api/session.ts'
import { Card, PageHeader } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { Choices, defaultSettings } from './Choices.tsx'
import style from './scim-servers.module.css'

/** A few choices → Create → the ten steps with Tenant URL and Secret Token filled in. */
export function NewScimServerPage() {
  const account = useAccount()
  const [name, setName] = useState(account.name)
  const [settings, setSettings] = useState(defaultSettings)
  const navigate = useNavigate()
  const client = useQueryClient()
  const form = useForm(async () => {
    const { server } = await createScimServer(account.id, name, settings)
    client.setQueryData(scimServerQuery(account.id, server.id).queryKey, server)
    await client.invalidateQueries({ queryKey: ['account', account.id, 'scim-servers'] })
    await navigate({
      to: '/accounts/$accountId/scim-servers/$scimServerId',
      params: { accountId: account.id, scimServerId: server.id },
      search: { tab: 'steps' },
    })
  })
  return (
    <>
      <PageHeader
        title="Create a SCIM server"
        crumb={{
          text: 'SCIM Server',
          to: { to: '/accounts/$accountId/scim-servers', params: { accountId: account.id } },
        }}
        description="The connection to one Microsoft Entra tenant. Entra sends people and groups to it; Dynasend never reads your directory and never writes back."
      />
      {account.isOwner ? (
        <Card>
          <form className={style.form} onSubmit={form.onSubmit}>
            <TextField
              label="Name"
              name="name"
              value={name}
              onText={setName}
              problem={form.problem}
              hint="For you: the tenant’s name, for example. You can change it later."
              autoFocus
            />
            <Choices settings={settings} onChange={setSettings} problem={form.problem} />
            <Problem title="The SCIM server was not created" problem={form.problem} />
            <div>
              <Button appearance="primary" type="submit" disabled={form.isSending}>
                Create
              </Button>
            </div>
          </form>
        </Card>
      ) : (
        <Card>Owners create SCIM servers. Ask one of them.</Card>
      )}
    </>
  )
}

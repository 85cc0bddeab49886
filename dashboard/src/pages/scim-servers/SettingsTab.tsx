import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScimServer } from '../../api/schema.ts'
import { changeScimServer, disconnect, reconnect } from '../../api/scim-servers.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { countOf, people } from '../../format/number.ts'
import { Choices } from './Choices.tsx'
import style from './scim-servers.module.css'

interface SettingsTabProps {
  readonly server: ScimServer
  readonly account: AccountAccess
}

export function SettingsTab({ server, account }: SettingsTabProps) {
  const [name, setName] = useState(server.name)
  const [settings, setSettings] = useState(server.settings)
  const client = useQueryClient()
  const notify = useNotify()
  const form = useForm(async () => {
    await changeScimServer(account.id, server.id, { name, settings })
    await client.invalidateQueries({ queryKey: ['account', account.id] })
    notify.done('The settings were saved')
  })
  return (
    <div className={style.stack}>
      <Card title="Choices">
        <form className={style.form} onSubmit={form.onSubmit}>
          <TextField
            label="Name"
            name="name"
            value={name}
            onText={setName}
            problem={form.problem}
            input={{ disabled: !account.isOwner }}
          />
          <Choices settings={settings} onChange={setSettings} problem={form.problem} isReadOnly={!account.isOwner} />
          <Problem title="Nothing was saved" problem={form.problem} />
          {account.isOwner && (
            <div>
              <Button appearance="primary" type="submit" disabled={form.isSending}>
                Save
              </Button>
            </div>
          )}
        </form>
      </Card>
      {account.isOwner && <Connection server={server} account={account} />}
    </div>
  )
}

function Connection({ server, account }: SettingsTabProps) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const isConnected = server.state === 'connected'
  const whom = `${people(server.people)} and ${countOf(server.groups, 'group', 'groups')}`
  const run = async () => {
    await (isConnected ? disconnect(account.id, server.id) : reconnect(account.id, server.id))
    await client.invalidateQueries({ queryKey: ['account', account.id] })
  }
  return (
    <Card title={isConnected ? 'Disconnect' : 'Connect again'}>
      <div className={style.form}>
        <p>
          {isConnected
            ? `Entra’s calls will be refused. ${whom} stay; they become manual, can be edited here, and no longer follow Entra.`
            : `Entra’s calls will be accepted again. ${whom} become read-only, and what Entra sends replaces what was edited here.`}
        </p>
        <div>
          <Button onClick={() => setAsking(true)}>{isConnected ? 'Disconnect' : 'Connect again'}</Button>
        </div>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={isConnected ? `Disconnect ${server.name}?` : `Connect ${server.name} again?`}
          confirm={isConnected ? `Disconnect ${people(server.people)}` : 'Connect again'}
          run={run}
          onClose={() => setAsking(false)}
          {...(isConnected && server.people > 0 ? { typed: server.name } : {})}
        >
          {isConnected
            ? `${whom} stay as they are and become manual: nobody is deleted, everybody can be edited here, and changes in Entra no longer arrive. You can connect again later.`
            : `${whom} follow Entra again and become read-only. What Entra sends next replaces what was edited by hand.`}
        </ConfirmDialog>
      )}
    </Card>
  )
}

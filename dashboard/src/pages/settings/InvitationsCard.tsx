import { Button } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { invitationsQuery, invite, withdrawInvitation } from '../../api/operators.ts'
import type { Invitation, Role } from '../../api/schema.ts'
import { CopyField } from '../../components/Copy.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { roleWords } from '../../format/roles.ts'
import { RoleSelect } from './RoleSelect.tsx'
import style from './settings.module.css'

/** Inviting by a link that the owner hands over themselves: no mail server is needed. */
export function InvitationsCard({ accountId }: { accountId: string }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('manager')
  const [made, setMade] = useState<Invitation | null>(null)
  const client = useQueryClient()
  const form = useForm(async () => {
    setMade(await invite(accountId, email, role))
    setEmail('')
    await client.invalidateQueries({ queryKey: invitationsQuery(accountId).queryKey })
  })
  return (
    <Card title="Invite">
      <form className={style.inline} onSubmit={form.onSubmit}>
        <div className={style.grow}>
          <TextField label="E-mail" name="email" type="email" value={email} onText={setEmail} problem={form.problem} />
        </div>
        <div style={{ paddingTop: 26 }}>
          <RoleSelect value={role} onChoose={setRole} label="Role of the invited" />
        </div>
        <div style={{ paddingTop: 26 }}>
          <Button appearance="primary" type="submit" disabled={form.isSending}>
            Make a link
          </Button>
        </div>
      </form>
      <Problem title="Nobody was invited" problem={form.problem} />
      {made?.url && (
        <div className={style.form} style={{ marginTop: 12, maxWidth: 'none' }}>
          <CopyField label={`Link for ${made.email}`} value={made.url} />
          <Muted>
            Send it yourself; it is shown this once, works once and ends <RelativeTime time={made.expiresAt} />.
          </Muted>
        </div>
      )}
      <OpenInvitations accountId={accountId} />
    </Card>
  )
}

function OpenInvitations({ accountId }: { accountId: string }) {
  const query = useQuery(invitationsQuery(accountId))
  const client = useQueryClient()
  const notify = useNotify()
  const withdraw = (invitation: Invitation) =>
    withdrawInvitation(accountId, invitation.id)
      .then(() => notify.done(`The invitation of ${invitation.email} does not work any more`))
      .catch((error: unknown) => notify.failed('The invitation was not withdrawn', error))
      .finally(() => client.invalidateQueries({ queryKey: invitationsQuery(accountId).queryKey }))
  if (!query.data || query.data.items.length === 0) return null
  return (
    <ul className={style.list}>
      {query.data.items.map((invitation) => (
        <li key={invitation.id} className={style.row}>
          <div className={style.who}>
            {invitation.email}{' '}
            <Muted>
              as {roleWords[invitation.role].name.toLowerCase()}, ends <RelativeTime time={invitation.expiresAt} />
            </Muted>
          </div>
          <Button onClick={() => void withdraw(invitation)}>Withdraw</Button>
        </li>
      ))}
    </ul>
  )
}

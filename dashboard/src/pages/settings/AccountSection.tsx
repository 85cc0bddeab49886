import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { createAccount, renameAccount } from '../../api/operators.ts'
import { type AccountAccess, sessionQuery } from '../../api/session.ts'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './settings.module.css'

/** The account's name, and another account for another customer. @param mayCreate owner of the installation. */
export function AccountSection({ account, mayCreate }: { account: AccountAccess; mayCreate: boolean }) {
  return (
    <>
      {account.isOwner && <Rename account={account} />}
      {mayCreate && <Another />}
      {!account.isOwner && <Card>Owners change the account. You are {account.role} of it.</Card>}
    </>
  )
}

function Rename({ account }: { account: AccountAccess }) {
  const [name, setName] = useState(account.name)
  const client = useQueryClient()
  const notify = useNotify()
  const form = useForm(async () => {
    await renameAccount(account.id, name)
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    notify.done('The account was renamed')
  })
  return (
    <Card title="Name of the account">
      <form className={style.form} onSubmit={form.onSubmit}>
        <TextField label="Name" name="name" value={name} onText={setName} problem={form.problem} />
        <Problem title="The account was not renamed" problem={form.problem} />
        <div>
          <Button type="submit" disabled={form.isSending || name === account.name}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Another() {
  const [name, setName] = useState('')
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm(async () => {
    const created = await createAccount(name)
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
    await navigate({ to: '/accounts/$accountId/overview', params: { accountId: created.id } })
  })
  return (
    <Card title="Another account">
      <form className={style.form} onSubmit={form.onSubmit}>
        <TextField
          label="Name"
          name="name"
          value={name}
          onText={setName}
          problem={form.problem}
          hint="For another customer or company: its people, operators and SCIM servers are kept apart from this account’s."
        />
        <Problem title="The account was not created" problem={form.problem} />
        <div>
          <Button type="submit" disabled={form.isSending}>
            Create
          </Button>
        </div>
      </form>
    </Card>
  )
}

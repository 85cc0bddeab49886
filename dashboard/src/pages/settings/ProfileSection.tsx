import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '../../api/schema.ts'
import { sessionQuery } from '../../api/session.ts'
import { changeOwnName } from '../../api/sign-in.ts'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { PasswordCard } from './PasswordCard.tsx'
import style from './settings.module.css'
import { TwoFactor } from './TwoFactor.tsx'

/** What the signed-in operator changes about themselves. */
export function ProfileSection({ operator }: { operator: Session['operator'] }) {
  return (
    <>
      <OwnName operator={operator} />
      <PasswordCard operator={operator} />
      <TwoFactor isOn={operator.twoFactor} />
    </>
  )
}

function OwnName({ operator }: { operator: Session['operator'] }) {
  const [name, setName] = useState(operator.name)
  const client = useQueryClient()
  const notify = useNotify()
  const form = useForm(async () => {
    await changeOwnName(name)
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    notify.done('Your name was saved')
  })
  return (
    <Card title="Name">
      <form className={style.form} onSubmit={form.onSubmit}>
        <TextField
          label="Your name"
          name="name"
          value={name}
          onText={setName}
          problem={form.problem}
          autoComplete="name"
          hint={`You sign in as ${operator.email}.`}
        />
        <Problem title="Your name was not saved" problem={form.problem} />
        <div>
          <Button type="submit" disabled={form.isSending || name === operator.name}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}

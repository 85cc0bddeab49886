import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '../../api/schema.ts'
import { sessionQuery } from '../../api/session.ts'
import { changePassword, definePassword } from '../../api/sign-in.ts'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './settings.module.css'

/** Changing one's password. Who came by a one-time link may not know the present one, and is not asked for it. */
export function PasswordCard({ operator }: { operator: Session['operator'] }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const client = useQueryClient()
  const notify = useNotify()
  const isFirst = operator.mayDefinePassword
  const form = useForm(async () => {
    await (isFirst ? definePassword(next) : changePassword(current, next))
    setCurrent('')
    setNext('')
    notify.done('Your password was saved; other browsers are signed out')
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
  })
  return (
    <Card title="Password">
      <form className={style.form} onSubmit={form.onSubmit}>
        {isFirst ? (
          <p>You came in by a one-time link. Choose a password to sign in with next time.</p>
        ) : (
          <TextField
            label="Present password"
            name="currentPassword"
            type="password"
            value={current}
            onText={setCurrent}
            problem={form.problem}
            autoComplete="current-password"
          />
        )}
        <TextField
          label="New password"
          name="newPassword"
          type="password"
          value={next}
          onText={setNext}
          problem={form.problem}
          autoComplete="new-password"
          hint="At least 10 characters; a few words are good."
        />
        <Problem title="Your password was not saved" problem={form.problem} />
        <div>
          <Button type="submit" disabled={form.isSending}>
            {isFirst ? 'Save password' : 'Change password'}
          </Button>
        </div>
      </form>
    </Card>
  )
}

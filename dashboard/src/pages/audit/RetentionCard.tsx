import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { saveRetention } from '../../api/audit.ts'
import type { Retention } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './audit.module.css'

const fields = [
  { name: 'auditDays', label: 'Audit log (days)' },
  { name: 'activityDays', label: 'Activity (days)' },
  { name: 'goneDays', label: 'Deleted people (days)' },
] as const

type Entered = Record<keyof Retention, string>

/** For how long records are kept. */
export function RetentionCard({ account, retention }: { account: AccountAccess; retention: Retention }) {
  const { auditDays, activityDays, goneDays } = retention
  const [entered, setEntered] = useState<Entered>({
    auditDays: String(auditDays),
    activityDays: String(activityDays),
    goneDays: String(goneDays),
  })
  const client = useQueryClient()
  const notify = useNotify()
  const form = useForm(async () => {
    const [audit, activity, gone] = fields.map(({ name }) => Number(entered[name]))
    await saveRetention(account.id, { auditDays: audit ?? 0, activityDays: activity ?? 0, goneDays: gone ?? 0 })
    await client.invalidateQueries({ queryKey: ['account', account.id] })
    notify.done('The days were saved')
  })
  return (
    <Card title="Kept for">
      <form className={style.stack} onSubmit={form.onSubmit}>
        <div className={style.days}>
          {fields.map(({ name, label }) => (
            <TextField
              key={name}
              name={name}
              label={label}
              type="number"
              value={entered[name]}
              onText={(text) => setEntered({ ...entered, [name]: text })}
              problem={form.problem}
              input={{ disabled: !account.isOwner, inputMode: 'numeric' }}
            />
          ))}
        </div>
        <span>
          What is older goes by itself. How long people stay after they have left is set for each SCIM server.
        </span>
        <Problem title="Nothing was saved" problem={form.problem} />
        {account.isOwner && (
          <div>
            <Button type="submit" disabled={form.isSending}>
              Save
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}

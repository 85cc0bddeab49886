import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { changePerson, deletePerson, personQuery } from '../../api/people.ts'
import type { Person } from '../../api/schema.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { changedAttributes, editableAttributes } from './edit.ts'
import style from './person.module.css'

/** Editing and deleting of a person who is no longer connected to a SCIM server. */
export function EditPerson({ person, accountId }: { person: Person; accountId: string }) {
  const [isEditing, setEditing] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const navigate = useNavigate()
  const client = useQueryClient()
  const remove = async () => {
    await deletePerson(accountId, person.id)
    await navigate({ to: '/accounts/$accountId/users', params: { accountId } })
    await client.invalidateQueries({ queryKey: ['account', accountId] })
  }
  return (
    <>
      {isEditing ? (
        <EditForm person={person} accountId={accountId} onClose={() => setEditing(false)} />
      ) : (
        <div className={style.buttons} style={{ marginBlock: '0 16px' }}>
          <Button appearance="primary" onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button onClick={() => setDeleting(true)}>Delete</Button>
        </div>
      )}
      {isDeleting && (
        <ConfirmDialog
          title={`Delete ${person.displayName}?`}
          confirm="Delete 1 person"
          run={remove}
          onClose={() => setDeleting(false)}
        >
          This one person, their memberships and their history go for good. Nobody else is touched.
        </ConfirmDialog>
      )}
    </>
  )
}

function EditForm({ person, accountId, onClose }: { person: Person; accountId: string; onClose: () => void }) {
  const fields = editableAttributes(person.attributes)
  const [entered, setEntered] = useState<Record<string, string>>({})
  const client = useQueryClient()
  const notify = useNotify()
  const form = useForm(async () => {
    const changes = changedAttributes(fields, entered)
    if (Object.keys(changes).length > 0) {
      const changed = await changePerson(accountId, person.id, changes)
      client.setQueryData(personQuery(accountId, person.id).queryKey, changed)
      notify.done('The person was changed')
    }
    onClose()
  })
  return (
    <Card title="Edit">
      <form onSubmit={form.onSubmit}>
        <div className={style.form}>
          {fields.map((field) => (
            <TextField
              key={field.path}
              label={field.label}
              name={field.path}
              value={entered[field.path] ?? field.value}
              onText={(text) => setEntered({ ...entered, [field.path]: text })}
              problem={form.problem}
              required={false}
            />
          ))}
        </div>
        <Problem title="Nothing was changed" problem={form.problem} />
        <div className={style.buttons}>
          <Button appearance="primary" type="submit" disabled={form.isSending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Card>
  )
}

import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { erasePerson, personFile } from '../../api/audit.ts'
import type { Person } from '../../api/schema.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import style from './person.module.css'

/** What the person may ask for: everything that is held, and to be forgotten. For owners. */
export function Privacy({ person, accountId }: { person: Person; accountId: string }) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotify()
  const erase = async () => {
    await erasePerson(accountId, person.id, person.userName)
    notify.done('The person was erased')
    await navigate({ to: '/accounts/$accountId/users', params: { accountId }, search: {} })
    await client.invalidateQueries({ queryKey: ['account', accountId] })
  }
  return (
    <div className={style.stack}>
      <Card title="Everything that is held about this person">
        <p>
          The resource, memberships, every change, and the calls that name them, as one JSON file. The export is
          recorded in the audit log.
        </p>
        <LinkButton>
          <a href={personFile(accountId, person.id)} download={`person-${person.id}.json`}>
            Export
          </a>
        </LinkButton>
      </Card>
      <Card title="Forget this person">
        <p>
          Removes the person for good, also from backups that are restored later. While Microsoft Entra still sends
          them, the next cycle makes a new person: take them out of its scope first.
        </p>
        <Button onClick={() => setAsking(true)}>Erase…</Button>
      </Card>
      {isAsking && (
        <ConfirmDialog
          title="Erase this person?"
          confirm="Erase"
          typed={person.userName}
          run={erase}
          onClose={() => setAsking(false)}
        >
          <p>This happens to one person and cannot be taken back:</p>
          <ul>
            <li>The person, their memberships and manager links, their history and held copies go.</li>
            <li>Names and contents go from the activity; that there was a call stays.</li>
            <li>A tombstone without a name stays, so that restoring an older backup erases them again.</li>
            <li>The audit log keeps the id, and that you erased it.</li>
          </ul>
        </ConfirmDialog>
      )}
    </div>
  )
}

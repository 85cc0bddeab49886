import { Button } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person, SignaturePersonField } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { signaturesKey } from '../../api/signature-changes.ts'
import { personFieldsQuery, withdrawOwnValue } from '../../api/signature-fields.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Card } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { originNames } from '../signatures/fields/words.ts'
import { StoredSignature } from './StoredSignature.tsx'
import style from './signature-tab.module.css'

/** What signatures know of one person: each value, where it comes from, and what they set themselves. */
export function SignatureTab({ person, account }: { person: Person; account: AccountAccess }) {
  const query = useQuery(personFieldsQuery(account.id, person.id))
  const [taking, setTaking] = useState<SignaturePersonField | null>(null)
  const client = useQueryClient()
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data)
    return (
      <ErrorPanel title="The values could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  const withdraw = async () => {
    if (taking === null) return
    await withdrawOwnValue(account.id, person.id, taking.fieldId)
    await client.invalidateQueries({ queryKey: signaturesKey(account.id) })
  }
  return (
    <>
      <StoredSignature person={person} accountId={account.id} />
      <Card title="Values in the signature">
        <ul className={style.list}>
          {query.data.items.map((field) => (
            <li key={field.fieldId} className={style.field}>
              <span className={style.muted}>{field.label}</span>
              <Value field={field} />
              {field.own && account.mayEditSignatures && (
                <Button size="small" onClick={() => setTaking(field)}>
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
        {taking && (
          <ConfirmDialog
            title={`Take back “${taking.label}”?`}
            confirm="Take back"
            run={withdraw}
            onClose={() => setTaking(null)}
          >
            What {person.displayName || person.userName} set is forgotten.{' '}
            {taking.directoryValue === ''
              ? 'The directory has no value for it.'
              : `The directory says “${taking.directoryValue}”.`}{' '}
            The signature is made anew at once.
          </ConfirmDialog>
        )}
      </Card>
    </>
  )
}

function Value({ field }: { field: SignaturePersonField }) {
  const isOther = field.directoryValue !== '' && field.directoryValue !== field.value
  return (
    <div className={style.value}>
      <bdi dir="auto">{field.value === '' ? '—' : field.value}</bdi>
      <span className={style.muted}>
        {originNames[field.origin]}
        {field.path !== null && (
          <>
            , <code>{field.path}</code>
          </>
        )}
        {field.own && (
          <>
            , set <RelativeTime time={field.own.setAt} />
          </>
        )}
        {isOther && (
          <>
            . The directory says “<bdi dir="auto">{field.directoryValue}</bdi>”
          </>
        )}
      </span>
      {field.problem !== null && <span className={style.problem}>{field.problem}</span>}
    </div>
  )
}

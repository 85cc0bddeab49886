import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { decidePhoto, photoAddress, photosQuery } from '../../../api/photos.ts'
import type { SignaturePhoto } from '../../../api/schema.ts'
import { Muted } from '../../../components/Page.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import style from './photos.module.css'

/** One photo: shown in the signature from now on, or refused with a reason that its person reads. */
export function PhotoRow({ accountId, photo }: { accountId: string; photo: SignaturePhoto }) {
  const [isRefusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const client = useQueryClient()
  const decide = async (approve: boolean) => {
    await decidePhoto(accountId, photo.userId, { approve, reason: approve ? '' : reason })
    await client.invalidateQueries({ queryKey: photosQuery(accountId).queryKey })
  }
  const approval = useForm(() => decide(true))
  const refusal = useForm(() => decide(false))
  const name = photo.name === '' ? 'Somebody' : photo.name
  return (
    <li className={style.row}>
      <img className={style.photo} src={photoAddress(accountId, photo.userId, photo.hash)} alt={`Sent by ${name}`} />
      <div className={style.who}>
        <Link to="/accounts/$accountId/users/$userId" params={{ accountId, userId: photo.userId }}>
          <bdi dir="auto">{name}</bdi>
        </Link>
        <br />
        <Muted>
          sent <RelativeTime time={photo.setAt} />
        </Muted>
        {isRefusing && (
          <form className={style.form} onSubmit={refusal.onSubmit}>
            <TextField
              label="Why"
              name="reason"
              value={reason}
              onText={setReason}
              problem={refusal.problem}
              hint={`${name} reads it.`}
              required={false}
              autoFocus
            />
            <Button type="submit" disabled={refusal.isSending}>
              Refuse it
            </Button>
          </form>
        )}
        <Problem title="Nothing was decided" problem={approval.problem ?? refusal.problem} />
      </div>
      <Button
        appearance="primary"
        disabled={approval.isSending}
        onClick={approval.onSubmit}
        aria-label={`Show the photo of ${name}`}
      >
        Show it
      </Button>
      {!isRefusing && (
        <Button onClick={() => setRefusing(true)} aria-label={`Refuse the photo of ${name}`}>
          Refuse …
        </Button>
      )}
    </li>
  )
}

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { type OwnPhoto, ownKey, ownPhotoAddress, putPhoto, removePhoto } from '../../api/me.ts'
import { type ApiProblem, asProblem } from '../../api/problem.ts'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import style from './me.module.css'
import { readAsAddress } from './photo.ts'

const CropDialog = lazy(() => import('./CropDialog.tsx').then(({ CropDialog: made }) => ({ default: made })))

/** The own photo: cut to size here, shown once somebody has looked at it. */
export function OwnPhotoCard({ photo }: { photo: OwnPhoto }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ownKey })
  const attempt = (work: Promise<unknown>) => {
    setProblem(null)
    return work.then(refresh).catch((error: unknown) => setProblem(asProblem(error)))
  }
  const choose = (file: File | undefined) => {
    if (file !== undefined) void attempt(readAsAddress(file).then(setChosen))
    if (input.current) input.current.value = ''
  }
  const hasOne = photo.approved !== null || photo.waitingSince !== null
  return (
    <Card title={photo.label}>
      <div className={style.stack}>
        <PhotoState photo={photo} />
        <Problem title="Nothing was changed" problem={problem} />
        <div className={style.actions}>
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            hidden
            onChange={(event) => choose(event.target.files?.[0])}
          />
          <Button onClick={() => input.current?.click()}>Choose a photo</Button>
          {hasOne && <Button onClick={() => void attempt(removePhoto())}>Remove the photo</Button>}
        </div>
      </div>
      {chosen !== null && (
        <Suspense>
          <CropDialog
            image={chosen}
            onClose={() => setChosen(null)}
            onCut={(cut) => {
              setChosen(null)
              void attempt(putPhoto(cut))
            }}
          />
        </Suspense>
      )}
    </Card>
  )
}

/** What there is now, and how it stands. */
function PhotoState({ photo }: { photo: OwnPhoto }) {
  const hasOne = photo.approved !== null || photo.waitingSince !== null
  return (
    <>
      {hasOne && (
        <img
          className={style.photo}
          src={`${ownPhotoAddress}?${encodeURIComponent(photo.waitingSince ?? photo.approved ?? '')}`}
          alt={photo.waitingSince ? 'Your photo that waits' : 'Your photo'}
        />
      )}
      {photo.waitingSince && (
        <p role="status">
          Sent <RelativeTime time={photo.waitingSince} />. It is shown once somebody has looked at it.
        </p>
      )}
      {photo.refused && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            The last photo was not taken
            {photo.refused.reason && (
              <>
                : <bdi dir="auto">{photo.refused.reason}</bdi>
              </>
            )}
            . Send another one.
          </MessageBarBody>
        </MessageBar>
      )}
      {!hasOne && <p>There is none. JPEG, PNG or WebP, at most 5 MB.</p>}
    </>
  )
}

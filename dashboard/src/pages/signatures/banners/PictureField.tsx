import { Field } from '@fluentui/react-components'
import { useState } from 'react'
import { BannerPicture } from './BannerPicture.tsx'
import style from './banners.module.css'
import { type ChosenPicture, pictureTypes, readPicture } from './picture-file.ts'

interface PictureFieldProps {
  readonly accountId: string
  readonly changeSet: string | null
  /** What the banner has now; null: none yet. */
  readonly current: string | null
  readonly chosen: ChosenPicture | null
  /** What the server says of it. */
  readonly problem: string | undefined
  readonly onChosen: (picture: ChosenPicture) => void
}

/** The picture of a banner, and another one from this computer. */
export function PictureField({ accountId, changeSet, current, chosen, problem, onChosen }: PictureFieldProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const message = refusal ?? problem
  const choose = (file: File | undefined) => {
    if (!file) return
    setRefusal(null)
    readPicture(file).then(onChosen, (error: unknown) =>
      setRefusal(error instanceof Error ? error.message : 'This file could not be read.'),
    )
  }
  return (
    <Field
      label="Picture"
      required={current === null}
      hint="PNG, JPG or GIF, at best 1200 pixels wide: it is shown at most 600 wide, sharp on fine screens."
      validationMessage={message ?? null}
      validationState={message ? 'error' : 'none'}
    >
      {(field) => (
        <div className={style.form}>
          {(chosen || current !== null) && (
            <div className={style.frame}>
              {chosen ? (
                <img className={style.picture} src={chosen.address} alt="What you chose" />
              ) : (
                <BannerPicture accountId={accountId} changeSet={changeSet} name={current ?? ''} alt="What it is now" />
              )}
            </div>
          )}
          <input
            {...field}
            type="file"
            className={style.file}
            accept={pictureTypes}
            required={current === null && chosen === null}
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </div>
      )}
    </Field>
  )
}

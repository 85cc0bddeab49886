import { Button } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useNotify } from '../../../components/notify.tsx'
import { pictureName, pictureTypes, readPicture } from '../banners/picture-file.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'

/** Puts a picture of this computer into the change set, for templates to name as `images/…`. */
export function UploadPicture({ changeSet, disabled }: { changeSet: ChangeSetInUse; disabled: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const [isSending, setSending] = useState(false)
  const notify = useNotify()
  const upload = async (file: File) => {
    setSending(true)
    try {
      const { base64, fileName } = await readPicture(file)
      const taken = (changeSet.configuration?.images ?? []).map((image) => image.name)
      const name = pictureName(fileName, taken)
      await changeSet.edit(({ revision, ...params }) =>
        call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/images/{imageName}', {
          params: { ...params, imageName: name },
          body: { revision, base64 },
        }),
      )
      notify.done(`images/${name} is in the change set`)
    } catch (error) {
      notify.failed('The picture was not taken', error)
    } finally {
      setSending(false)
      if (input.current) input.current.value = ''
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={pictureTypes}
        aria-label="A picture of this computer"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void upload(file)
        }}
      />
      <Button disabled={disabled || isSending} onClick={() => input.current?.click()}>
        Upload a picture
      </Button>
    </>
  )
}

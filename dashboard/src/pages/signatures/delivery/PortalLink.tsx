import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { makePortalLink } from '../../../api/photos.ts'
import { CopyField } from '../../../components/Copy.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { useForm } from '../../../components/use-form.ts'
import style from './delivery.module.css'

/** A link that signs somebody in to the own page, for who cannot be sent one by mail. */
export function PortalLink({ accountId, userId, name }: { accountId: string; userId: string; name: string }) {
  const [url, setUrl] = useState<string | null>(null)
  const form = useForm(async () => {
    const made = await makePortalLink(accountId, userId)
    setUrl(made.url)
  })
  return (
    <>
      <Button onClick={form.onSubmit} disabled={form.isSending} aria-label={`Make a sign-in link for ${name}`}>
        Make a sign-in link
      </Button>
      <div className={url === null && form.problem === null ? style.nothing : style.whole} aria-live="polite">
        <Problem title="No link was made" problem={form.problem} />
        {url !== null && <CopyField label={`Signs ${name} in to /me once, for a day`} value={url} />}
      </div>
    </>
  )
}

import { Button } from '@fluentui/react-components'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { useState } from 'react'
import { revealToken } from '../../api/scim-servers.ts'
import { CopyField } from '../../components/Copy.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Muted } from '../../components/Page.tsx'

interface RevealTokenProps {
  readonly accountId: string
  readonly scimServerId: string
  readonly tokenId: string
  readonly isOwner: boolean
}

/** The Secret Token in clear, only after an owner asks for it; it is kept nowhere but on this page. */
export function RevealToken({ accountId, scimServerId, tokenId, isOwner }: RevealTokenProps) {
  const [secret, setSecret] = useState<string | null>(null)
  const notify = useNotify()
  if (!isOwner) return <Muted>Only an owner can show it.</Muted>
  if (secret === null) {
    const show = () =>
      revealToken(accountId, scimServerId, tokenId).then(setSecret, (error: unknown) =>
        notify.failed('The Secret Token could not be shown', error),
      )
    return (
      <>
        <Button icon={<EyeRegular />} onClick={show}>
          Show Secret Token
        </Button>{' '}
        <Muted>Showing it is recorded in Activity.</Muted>
      </>
    )
  }
  return (
    <CopyField
      label="Secret Token"
      value={secret}
      actions={
        <Button icon={<EyeOffRegular />} onClick={() => setSecret(null)}>
          Hide
        </Button>
      }
    />
  )
}

import { Button } from '@fluentui/react-components'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { useState } from 'react'
import type { ScimToken } from '../../api/schema.ts'
import { revealToken } from '../../api/scim-servers.ts'
import { CopyField } from '../../components/Copy.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Muted } from '../../components/Page.tsx'
import { tokenWords } from './tokens.ts'

interface RevealTokenProps {
  readonly accountId: string
  readonly scimServerId: string
  readonly token: Pick<ScimToken, 'id' | 'kind'>
  readonly isOwner: boolean
}

/** The Secret Token or client secret in clear, only after an owner asks for it; it is kept nowhere but on this page. */
export function RevealToken({ accountId, scimServerId, token, isOwner }: RevealTokenProps) {
  const [secret, setSecret] = useState<string | null>(null)
  const notify = useNotify()
  const words = tokenWords[token.kind]
  if (!isOwner) return <Muted>Only an owner can show it.</Muted>
  if (secret === null) {
    const show = () =>
      revealToken(accountId, scimServerId, token.id).then(setSecret, (error: unknown) =>
        notify.failed(`The ${words} could not be shown`, error),
      )
    return (
      <>
        <Button icon={<EyeRegular />} onClick={show}>
          Show {words}
        </Button>{' '}
        <Muted>Showing it is recorded in Activity.</Muted>
      </>
    )
  }
  return (
    <CopyField
      label={token.kind === 'scim' ? 'Secret Token' : 'Client secret'}
      value={secret}
      actions={
        <Button icon={<EyeOffRegular />} onClick={() => setSecret(null)}>
          Hide
        </Button>
      }
    />
  )
}

import { Button, Link, Spinner } from '@fluentui/react-components'
import { type ServerIds, signOutOfEntra } from '../../../api/connect.ts'
import type { ConnectSession } from '../../../api/schema.ts'
import { CopyButton } from '../../../components/Copy.tsx'
import { Card } from '../../../components/Page.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import style from './connect.module.css'
import { useDeed } from './use-deed.ts'

/** The code that is entered on Microsoft's page. */
export function CodeCard({ ids, session }: { ids: ServerIds; session: ConnectSession }) {
  const deed = useDeed(ids)
  const { code } = session
  return (
    <Card title="Sign in to Microsoft Entra">
      {code === null ? (
        <Spinner label="Asking for a code" />
      ) : (
        <div className={style.form}>
          <p>
            Open{' '}
            <Link href={code.verificationUri} target="_blank" rel="noreferrer">
              {code.verificationUri}
            </Link>{' '}
            and enter this code. This page goes on by itself.
          </p>
          <div className={style.codeRow}>
            <code className={style.code} dir="ltr">
              {code.userCode}
            </code>
            <CopyButton text={code.userCode} what="code" />
          </div>
          <p className={style.note}>
            The code ends <RelativeTime time={code.expiresAt} />.
          </p>
        </div>
      )}
      <div className={style.buttons}>
        <Button onClick={() => void deed('The sign-in could not be cancelled', () => signOutOfEntra(ids))}>
          Cancel
        </Button>
      </div>
    </Card>
  )
}

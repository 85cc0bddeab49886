import { Button, Spinner } from '@fluentui/react-components'
import { checkEntra, type ServerIds, signOutOfEntra } from '../../../api/connect.ts'
import type { ConnectSession } from '../../../api/schema.ts'
import { Card } from '../../../components/Page.tsx'
import style from './connect.module.css'
import { useDeed } from './use-deed.ts'

/** Reads what Entra itself says; changes nothing. */
export function CheckCard({ ids, session }: { ids: ServerIds; session: ConnectSession }) {
  const deed = useDeed(ids)
  const isWorking = session.phase === 'working'
  return (
    <Card title="Check again">
      <p>
        Reads the job’s status, its quarantine and the newest provisioning log lines from Entra. It changes nothing.
      </p>
      {isWorking && <Spinner size="small" label="Asking Entra" />}
      <div className={style.buttons}>
        <Button
          appearance="primary"
          disabled={isWorking}
          onClick={() => void deed('The check was not possible', () => checkEntra(ids))}
        >
          Check now
        </Button>
        <Button onClick={() => void deed('Signing out was not possible', () => signOutOfEntra(ids))}>Sign out</Button>
      </div>
    </Card>
  )
}

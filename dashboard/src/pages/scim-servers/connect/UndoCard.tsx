import { Button, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import { planUndo, type ServerIds, signOutOfEntra, undoConnect } from '../../../api/connect.ts'
import type { ConnectSession } from '../../../api/schema.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { Card } from '../../../components/Page.tsx'
import style from './connect.module.css'
import { useDeed } from './use-deed.ts'

/** Takes back in Entra what was made here: first shown, then done. */
export function UndoCard({ ids, session }: { ids: ServerIds; session: ConnectSession }) {
  const deed = useDeed(ids)
  const [isAsking, setAsking] = useState(false)
  const isWorking = session.phase === 'working'
  const isPlanned = session.work === 'planUndo' && session.undo !== null && session.undo.length > 0
  return (
    <Card title={session.work === 'undo' && !isWorking ? 'Taken back' : 'Take back what was made'}>
      <p>Only what was made or changed here is taken back; what was found stays. People and groups stay in Dynasend.</p>
      {isWorking && <Spinner size="small" label={session.work === 'undo' ? 'Taking back' : 'Looking'} />}
      {session.undo && (
        <ul className={style.list}>
          {session.undo.length === 0 && <li>There is nothing to take back.</li>}
          {session.undo.map(({ words, permission, name }) => (
            <li key={words + name}>
              <span dir="auto">{words}</span> <span className={style.note}>{permission}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={style.buttons}>
        <Button disabled={isWorking} onClick={() => void deed('This was not possible', () => planUndo(ids))}>
          Show what that is
        </Button>
        <Button appearance="primary" disabled={isWorking || !isPlanned} onClick={() => setAsking(true)}>
          Take it back
        </Button>
        <Button onClick={() => void deed('Signing out was not possible', () => signOutOfEntra(ids))}>Sign out</Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title="Take back what was made in Entra?"
          confirm="Take it back"
          run={() => deed('This was not possible', () => undoConnect(ids))}
          onClose={() => setAsking(false)}
        >
          Provisioning stops, and what the list names is removed from Entra. It can be connected again later.
        </ConfirmDialog>
      )}
    </Card>
  )
}

import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { signHead } from '../../api/audit.ts'
import type { AuditState } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { Fields } from '../../components/Fields.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { State } from '../../components/State.tsx'
import { count } from '../../format/number.ts'
import style from './audit.module.css'

/** Whether the log is as it was written, and a signed end to keep elsewhere. */
export function ChainCard({ account, state }: { account: AccountAccess; state: AuditState }) {
  const mark = state.whole ? <State colour="green">Verified</State> : <State colour="red">Changed</State>
  return (
    <Card title="This log" aside={mark}>
      <div className={style.stack}>
        {state.problem && (
          <div role="alert">
            <strong>{state.problem.words}</strong> Keep the database as it is, and compare it with a backup. The command
            “dynasend audit verify” says more.
          </div>
        )}
        <Fields
          lines={[
            { name: 'Rows', value: count(state.rows) },
            { name: 'Signed heads that agree', value: count(state.heads) },
            { name: 'Checked', value: <RelativeTime time={state.checkedAt} /> },
            { name: 'Ends with', value: <code className={style.hash}>{state.head.slice(0, 16)}…</code> },
          ]}
        />
        {account.isOwner && <Head accountId={account.id} />}
      </div>
    </Card>
  )
}

function Head({ accountId }: { accountId: string }) {
  const [isSigning, setSigning] = useState(false)
  const notify = useNotify()
  const sign = () => {
    setSigning(true)
    signHead(accountId)
      .then((head) => save(JSON.stringify(head), 'audit-head.json'))
      .catch((error: unknown) => notify.failed('The log could not be signed', error))
      .finally(() => setSigning(false))
  }
  return (
    <div>
      <Button onClick={sign} disabled={isSigning}>
        Download a signed head
      </Button>
    </div>
  )
}

/** Puts a text into the browser's downloads. */
function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

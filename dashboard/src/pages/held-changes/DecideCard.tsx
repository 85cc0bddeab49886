import { Button, Spinner } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { decideHeldChanges } from '../../api/held-changes.ts'
import type { HeldBatchDetails } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { count, countOf, people } from '../../format/number.ts'
import style from './held-changes.module.css'

interface DecideCardProps {
  readonly batch: HeldBatchDetails
  readonly account: AccountAccess
}

const undecidedOf = ({ undecided }: HeldBatchDetails) => ({
  persons: undecided.deactivated + undecided.deleted,
  all: Object.values(undecided).reduce((sum, n) => sum + n, 0),
})

/** Both ways in plain words, and a button for each. */
export function DecideCard({ batch, account }: DecideCardProps) {
  const { persons, all } = undecidedOf(batch)
  if (all === 0) {
    return (
      <Card title="Decision">
        <Spinner size="tiny" labelPosition="after" label="What was decided is being carried out." />
      </Card>
    )
  }
  const whom = persons > 0 ? people(persons) : countOf(all, 'change', 'changes')
  return (
    <Card title="Decide">
      <div className={style.text}>
        <p>
          <strong>Let it happen:</strong> {whom} leave for good. From then on nobody gives them a signature.{' '}
          {batch.removal && `Inactive people are removed ${count(batch.removal.days)} days after they left.`}
        </p>
        <p>
          <strong>Put them back:</strong> they are here again exactly as they were, with the same ids, groups and
          managers. Entra is not told: it still believes that they are gone. So mend the assignment or the scoping
          filter in Entra first and choose “Restart provisioning” afterwards; otherwise Entra takes them away again with
          its next change. Whom Entra creates anew comes home to the same person.
        </p>
        {account.mayEditPeople ? (
          <DecideButtons batch={batch} account={account} ids={null} whom={whom} />
        ) : (
          <p>Owners and managers decide. Ask one of them.</p>
        )}
      </div>
    </Card>
  )
}

interface DecideButtonsProps extends DecideCardProps {
  /** Null: everything that is held. */
  readonly ids: readonly string[] | null
  readonly whom: string
  readonly onDone?: () => void
}

export function DecideButtons({ batch, account, ids, whom, onDone }: DecideButtonsProps) {
  const [asking, setAsking] = useState<'release' | 'restore' | null>(null)
  const client = useQueryClient()
  const notify = useNotify()
  const run = async () => {
    if (asking === null) return
    try {
      await decideHeldChanges(account.id, batch.id, asking, ids)
      notify.done(asking === 'release' ? 'It takes effect now' : 'They are being put back')
      onDone?.()
    } finally {
      await client.invalidateQueries({ queryKey: ['account', account.id] })
    }
  }
  const release = asking === 'release'
  return (
    <div className={style.buttons}>
      <Button appearance="primary" onClick={() => setAsking('restore')}>
        Put {ids === null ? 'them' : whom} back
      </Button>
      <Button onClick={() => setAsking('release')}>Let it happen{ids === null ? '' : ` for ${whom}`}</Button>
      {asking !== null && (
        <ConfirmDialog
          title={release ? `Let ${whom} leave?` : `Put ${whom} back?`}
          confirm={release ? 'Let it happen' : 'Put back'}
          run={run}
          onClose={() => setAsking(null)}
          {...(release && ids === null ? { typed: 'let it happen' } : {})}
        >
          {release
            ? `What Entra wrote takes effect for ${whom}. This cannot be taken back here: only Entra can bring them again.`
            : `${whom} get their documents, ids, groups and managers back. What Entra sends next still counts: mend its scope first.`}{' '}
          Your name is kept with the decision.
        </ConfirmDialog>
      )}
    </div>
  )
}

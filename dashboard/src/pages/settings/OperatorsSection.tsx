import { Button } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeRole, operatorsQuery, removeOperator } from '../../api/operators.ts'
import type { Operator, Role } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { roles, roleWords } from '../../format/roles.ts'
import { InvitationsCard } from './InvitationsCard.tsx'
import { RoleSelect } from './RoleSelect.tsx'
import style from './settings.module.css'

/** Who may sign in to this account, and as what. */
export function OperatorsSection({ account, ownId }: { account: AccountAccess; ownId: string }) {
  const query = useQuery(operatorsQuery(account.id))
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel title="The operators could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  return (
    <>
      <Card title="Operators">
        <ul className={style.list}>
          {query.data.items.map((operator) => (
            <OperatorLine key={operator.id} operator={operator} account={account} isSelf={operator.id === ownId} />
          ))}
        </ul>
      </Card>
      {account.isOwner && <InvitationsCard accountId={account.id} />}
      <Card title="What each role may do">
        <ul>
          {roles.map((role) => (
            <li key={role}>
              <strong>{roleWords[role].name}</strong> {roleWords[role].may}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

interface OperatorLineProps {
  readonly operator: Operator
  readonly account: AccountAccess
  readonly isSelf: boolean
}

function OperatorLine({ operator, account, isSelf }: OperatorLineProps) {
  const [isRemoving, setRemoving] = useState(false)
  const client = useQueryClient()
  const notify = useNotify()
  const refresh = () => client.invalidateQueries({ queryKey: operatorsQuery(account.id).queryKey })
  const setRole = (role: Role) =>
    changeRole(account.id, operator.id, role)
      .then(() => notify.done(`${operator.name} is now ${roleWords[role].name.toLowerCase()}`))
      .catch((error: unknown) => notify.failed('The role was not changed', error))
      .finally(refresh)
  const remove = async () => {
    await removeOperator(account.id, operator.id)
    await refresh()
  }
  return (
    <li className={style.row}>
      <div className={style.who}>
        <strong>
          <bdi dir="auto">{operator.name}</bdi>
        </strong>{' '}
        {isSelf && <Muted>(you)</Muted>}
        <div>
          <Muted>
            {operator.email}, last sign-in <RelativeTime time={operator.lastSignIn} />,{' '}
            {operator.twoFactor ? 'with authenticator app' : 'without authenticator app'}
          </Muted>
        </div>
      </div>
      {account.isOwner && !isSelf ? (
        <>
          <RoleSelect
            value={operator.role}
            onChoose={(role) => void setRole(role)}
            label={`Role of ${operator.name}`}
          />
          <Button onClick={() => setRemoving(true)}>Remove</Button>
        </>
      ) : (
        <span>{roleWords[operator.role].name}</span>
      )}
      {isRemoving && (
        <ConfirmDialog
          title={`Remove ${operator.name}?`}
          confirm="Remove"
          run={remove}
          onClose={() => setRemoving(false)}
        >
          They can no longer open this account, from this moment. Nothing that they did is undone, and no person in the
          directory is touched.
        </ConfirmDialog>
      )}
    </li>
  )
}

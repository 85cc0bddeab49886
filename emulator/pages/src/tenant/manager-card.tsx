import { Button, makeStyles, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import type { EntraUser } from '../api/contract.ts'
import { useUserActions } from '../api/tenant.ts'
import { Card } from '../controls/card.tsx'
import { type Principal, PrincipalPicker } from '../controls/principal-picker.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { useNotify } from '../shell/notify.tsx'

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' } })

/** Who leads this person; choose another or nobody. */
export function ManagerCard({ user }: { user: EntraUser }): ReactElement {
  const styles = useStyles()
  const { setManager } = useUserActions(user.id)
  const [choosing, setChoosing] = useState(false)
  const [picked, setPicked] = useState<Principal[]>([])
  const notify = useNotify()
  const manager = user.manager ?? null
  const assign = (managerId: string | null): void =>
    setManager.mutate(managerId, {
      onSuccess: () => {
        setChoosing(false)
        notify('success', managerId === null ? 'Manager removed' : 'Manager changed')
      },
      onError: (error) => notify('error', 'The manager could not be changed', error.message),
    })
  const chosen = picked[0]
  return (
    <Card>
      <SectionHeading>Manager</SectionHeading>
      {manager === null ? (
        <Text>No manager.</Text>
      ) : (
        <AppLink to="/users/$userId" params={{ userId: manager.id }}>
          <span dir="auto">{manager.displayName}</span>
        </AppLink>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => setChoosing(true)}>Choose manager</Button>
        {manager === null ? null : (
          <Button disabled={setManager.isPending} onClick={() => assign(null)}>
            Remove manager
          </Button>
        )}
      </div>
      {choosing ? (
        <SidePanel
          open
          title="Choose manager"
          onClose={() => setChoosing(false)}
          footer={
            <Button
              appearance="primary"
              disabled={chosen === undefined || setManager.isPending}
              onClick={() => (chosen === undefined ? undefined : assign(chosen.id))}
            >
              Select
            </Button>
          }
        >
          <PrincipalPicker offer="users" single picked={picked} onPick={setPicked} />
        </SidePanel>
      ) : null}
    </Card>
  )
}

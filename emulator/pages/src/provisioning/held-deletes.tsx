import { Button, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { useProvisioningActions } from '../api/provisioning.ts'
import type { ResetScope } from '../api/provisioning-contract.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { useNotify } from '../shell/notify.tsx'

const allowed: ResetScope[] = ['Watermark', 'Escrows', 'QuarantineState', 'ForceDeletes']
const rejected: ResetScope[] = ['Watermark', 'Escrows', 'QuarantineState']

function Answer(properties: {
  applicationId: string
  label: string
  title: string
  scopes: ResetScope[]
  done: string
  children: ReactElement
}): ReactElement {
  const { label, scopes, done } = properties
  const { restart } = useProvisioningActions(properties.applicationId)
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const confirm = (): void =>
    restart.mutate(scopes, {
      onSuccess: () => notify('success', label, done),
      onError: (error) => notify('error', `${label}: not possible`, error.message),
      onSettled: () => setAsking(false),
    })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{label}</Button>
      <ConfirmDialog
        open={asking}
        title={properties.title}
        action={label}
        busy={restart.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        {properties.children}
      </ConfirmDialog>
    </>
  )
}

/** Allow or reject the deletes that were held back. */
export function HeldDeletes({ applicationId, message }: { applicationId: string; message: string }): ReactElement {
  return (
    <>
      <Answer
        applicationId={applicationId}
        label="Allow deletes"
        title="Allow the deletes of this cycle?"
        scopes={allowed}
        done="The cycle that was held back runs now, and its deletes go through once."
      >
        <Text>{message} They are disabled or deleted in the application now.</Text>
      </Answer>
      <Answer
        applicationId={applicationId}
        label="Reject deletes"
        title="Reject the deletes of this cycle?"
        scopes={rejected}
        done="The cycle begins anew. If as many would still be deleted, it stops again before the first."
      >
        <Text>
          First put back what was taken away: the assignments under “Users and groups”, the scoping filter, or the
          people in the deleted users. Then reject: the cycle begins anew, and nobody who is in scope again is touched.
          Who is meant stands in the provisioning logs under{' '}
          <AppLink
            to="/applications/$applicationId/provisioning/logs"
            params={{ applicationId }}
            search={{ action: 'StagedDelete' }}
          >
            StagedDelete
          </AppLink>
          .
        </Text>
      </Answer>
    </>
  )
}

import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { useProvisioningActions } from '../api/provisioning.ts'
import type { Job } from '../api/provisioning-contract.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { Moment } from '../controls/moment.tsx'
import { useNotify } from '../shell/notify.tsx'

function AllowDeletes({ applicationId, message }: { applicationId: string; message: string }): ReactElement {
  const { restart } = useProvisioningActions(applicationId)
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const confirm = (): void =>
    restart.mutate(
      { allowDeletes: true },
      {
        onSuccess: () => notify('success', 'The deletes are allowed', 'The cycle that was held back runs now.'),
        onError: (error) => notify('error', 'The deletes could not be allowed', error.message),
        onSettled: () => setAsking(false),
      },
    )
  return (
    <>
      <Button onClick={() => setAsking(true)}>Allow deletes</Button>
      <ConfirmDialog
        open={asking}
        title="Allow the deletes of this cycle?"
        action="Allow deletes"
        busy={restart.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Text>{message}</Text>
      </ConfirmDialog>
    </>
  )
}

/** Why the job is in quarantine, when it tries again, and what ends it. */
export function QuarantineBar({ applicationId, job }: { applicationId: string; job: Job }): ReactElement | null {
  const { quarantine } = job
  if (quarantine === null) return null
  const message = quarantine.message ?? ''
  return (
    <MessageBar intent="error" layout="multiline" style={{ marginBottom: 14 }}>
      <MessageBarBody style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        <MessageBarTitle>The job is in quarantine: {quarantine.reason}</MessageBarTitle>
        <div>{message}</div>
        Since <Moment at={quarantine.since} />; it tries again <Moment at={quarantine.nextAttempt} />. Mend the cause –
        the provisioning logs and “Test Connection” show it – then choose “Restart provisioning”.
      </MessageBarBody>
      {quarantine.reason === 'TooManyDeletes' ? (
        <MessageBarActions>
          <AllowDeletes applicationId={applicationId} message={message} />
        </MessageBarActions>
      ) : null}
    </MessageBar>
  )
}

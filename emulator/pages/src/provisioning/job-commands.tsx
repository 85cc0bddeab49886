import { Text } from '@fluentui/react-components'
import {
  ArrowClockwiseRegular,
  ArrowSyncRegular,
  EditRegular,
  PersonArrowRightRegular,
  PlayRegular,
  StopRegular,
} from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useProvisioning, useProvisioningActions } from '../api/provisioning.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'

function RestartCommand({ applicationId, disabled }: { applicationId: string; disabled: boolean }): ReactElement {
  const { restart } = useProvisioningActions(applicationId)
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const confirm = (): void =>
    restart.mutate(
      {},
      {
        onSuccess: () =>
          notify('success', 'Provisioning restarted', 'An initial cycle looks at everybody in scope again.'),
        onError: (error) => notify('error', 'Provisioning could not be restarted', error.message),
        onSettled: () => setAsking(false),
      },
    )
  return (
    <>
      <Command
        label="Restart provisioning"
        icon={<ArrowSyncRegular />}
        disabled={disabled}
        busy={restart.isPending}
        onClick={() => setAsking(true)}
      />
      <ConfirmDialog
        open={asking}
        title="Restart provisioning?"
        action="Restart"
        busy={restart.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Text>
          The next cycle is an initial one: everybody in scope is compared again, and only differences are sent. Waiting
          retries are cleared and a quarantine ends. Nobody is deleted by this.
        </Text>
      </ConfirmDialog>
    </>
  )
}

/** The top menu of provisioning: start, stop, restart, provision on demand. */
export function JobCommands({
  applicationId,
  page,
}: {
  applicationId: string
  page: 'overview' | 'on-demand'
}): ReactElement {
  const provisioning = useProvisioning(applicationId)
  const { start, stop } = useProvisioningActions(applicationId)
  const navigate = useNavigate()
  const notify = useNotify()
  const job = provisioning.data?.job
  const configured = job !== undefined && job.status !== 'NotConfigured'
  const running = job?.status === 'Active'
  const begin = (): void =>
    start.mutate(undefined, {
      onSuccess: () => {
        notify('success', 'Provisioning started', 'The initial cycle is on its way.')
        void navigate({ to: '/applications/$applicationId/provisioning', params: { applicationId } })
      },
      onError: (error) => notify('error', 'Provisioning could not be started', error.message),
    })
  const end = (): void =>
    stop.mutate(undefined, {
      onSuccess: () => notify('info', 'Provisioning stopped', 'A cycle that is running is still completed.'),
      onError: (error) => notify('error', 'Provisioning could not be stopped', error.message),
    })
  return (
    <CommandBar>
      <Command
        label="Start provisioning"
        icon={<PlayRegular />}
        disabled={!configured || running}
        busy={start.isPending}
        onClick={begin}
      />
      <Command
        label="Stop provisioning"
        icon={<StopRegular />}
        disabled={!running}
        busy={stop.isPending}
        onClick={end}
      />
      <RestartCommand applicationId={applicationId} disabled={!configured} />
      {page === 'on-demand' ? null : (
        <>
          <Command
            label="Edit provisioning"
            icon={<EditRegular />}
            onClick={() =>
              void navigate({ to: '/applications/$applicationId/provisioning/settings', params: { applicationId } })
            }
          />
          <Command
            label="Provision on demand"
            icon={<PersonArrowRightRegular />}
            disabled={!configured}
            onClick={() =>
              void navigate({ to: '/applications/$applicationId/provisioning/on-demand', params: { applicationId } })
            }
          />
        </>
      )}
      <Command label="Refresh" icon={<ArrowClockwiseRegular />} onClick={() => void provisioning.refetch()} />
    </CommandBar>
  )
}

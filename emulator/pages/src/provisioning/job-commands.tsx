import {
  ArrowClockwiseRegular,
  EditRegular,
  PersonArrowRightRegular,
  PlayRegular,
  StopRegular,
} from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useProvisioning, useProvisioningActions } from '../api/provisioning.ts'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { RestartCommand } from './restart-command.tsx'

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

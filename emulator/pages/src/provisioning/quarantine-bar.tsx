import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Job } from '../api/provisioning-contract.ts'
import { Moment } from '../controls/moment.tsx'
import { HeldDeletes } from './held-deletes.tsx'
import { DISABLED_AFTER, disabledAt, reasonText, rhythmText } from './quarantine-words.ts'

/** Why the job is in quarantine, when it tries again, when it is switched off, and what ends it. */
export function QuarantineBar({ applicationId, job }: { applicationId: string; job: Job }): ReactElement | null {
  const { quarantine } = job
  if (quarantine === null) return null
  const isDisabled = job.status === 'Paused'
  return (
    <MessageBar intent="error" layout="multiline" style={{ marginBottom: 14 }}>
      <MessageBarBody style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        <MessageBarTitle>
          {isDisabled ? 'The job was switched off in quarantine' : 'The job is in quarantine'}: {quarantine.reason}
        </MessageBarTitle>
        <div>{reasonText(quarantine)}</div>
        <div dir="auto">{quarantine.message}</div>
        <div>
          In quarantine since <Moment at={quarantine.since} />.{' '}
          {isDisabled ? (
            `After ${String(DISABLED_AFTER)} days no attempt is made any more; “Restart provisioning” begins again.`
          ) : (
            <>
              Next attempt: <Moment at={quarantine.nextAttempt} />. {rhythmText(quarantine)} The job is switched off{' '}
              <Moment at={disabledAt(quarantine)} />: {DISABLED_AFTER} days after it began.
            </>
          )}
        </div>
        <div>
          Mend the cause – the provisioning logs and “Test Connection” show it – then choose “Restart provisioning”. A
          cycle that succeeds ends the quarantine by itself.
        </div>
      </MessageBarBody>
      {quarantine.reason === 'TooManyDeletes' && !isDisabled ? (
        <MessageBarActions>
          <HeldDeletes applicationId={applicationId} message={quarantine.message} />
        </MessageBarActions>
      ) : null}
    </MessageBar>
  )
}

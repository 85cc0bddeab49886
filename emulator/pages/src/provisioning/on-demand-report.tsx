import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { OnDemandResult } from '../api/provisioning-contract.ts'
import { Card } from '../controls/card.tsx'
import type { Principal } from '../controls/principal-picker.tsx'
import { outcomeTone, Status } from '../controls/status.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { ModifiedTable } from './modified-table.tsx'
import { NotAssigned } from './not-assigned.tsx'
import { StepList } from './step-list.tsx'
import { FailureReport } from './test-outcome.tsx'

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  result: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
})

/** What provision on demand did: result, the four steps, the attributes that changed, or the failure. */
export function OnDemandReport(properties: {
  applicationId: string
  result: OnDemandResult
  subject: Principal
  busy: boolean
  onRetry: () => void
  onAnother: () => void
}): ReactElement {
  const { result, subject } = properties
  const styles = useStyles()
  return (
    <>
      <Card>
        <SectionHeading>
          <span dir="auto">{subject.displayName}</span>
        </SectionHeading>
        <output className={styles.result}>
          <Status tone={outcomeTone(result.result)}>
            {result.action === 'Other' ? result.result : `${result.result}: ${result.action}`}
          </Status>
        </output>
        <div className={styles.buttons}>
          <Button
            disabled={properties.busy}
            icon={properties.busy ? <Spinner size="extra-tiny" /> : null}
            onClick={properties.onRetry}
          >
            Retry
          </Button>
          <Button onClick={properties.onAnother}>Provision another object</Button>
        </div>
        {result.result === 'Skipped' ? (
          <NotAssigned applicationId={properties.applicationId} subject={subject} onAssigned={properties.onRetry} />
        ) : null}
        {result.result === 'Success' ? <Text>Next: choose “Start provisioning” in the top menu.</Text> : null}
      </Card>
      {result.error === null ? null : (
        <div style={{ marginBottom: 14 }}>
          <FailureReport title="The object could not be provisioned" failure={result.error} />
        </div>
      )}
      <Card>
        <SectionHeading>Steps</SectionHeading>
        <StepList steps={result.steps} />
      </Card>
      <Card>
        <SectionHeading>Modified attributes</SectionHeading>
        <ModifiedTable rows={result.modified} />
      </Card>
    </>
  )
}

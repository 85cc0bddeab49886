import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { StepReport } from '../api/provisioning-contract.ts'
import { Facts } from '../controls/card.tsx'
import { Disclosure } from '../controls/disclosure.tsx'
import { outcomeTone, Status } from '../controls/status.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '10px' },
  step: {
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  name: { fontWeight: tokens.fontWeightSemibold },
})

const words = { success: 'Success', failure: 'Failure', skipped: 'Skipped' }

/** The four steps of provisioning one object, each with its state and details. */
export function StepList({ steps }: { steps: StepReport[] }): ReactElement {
  const styles = useStyles()
  return (
    <ol className={styles.list} aria-label="Steps">
      {steps.map((step, position) => (
        // A group sent with members goes through the same steps twice, so the place is the identity.
        <li key={`${String(position)} ${step.name}`} className={styles.step}>
          <div className={styles.line}>
            <Text className={styles.name}>
              {position + 1}. {step.name}
            </Text>
            <Status tone={outcomeTone(step.status)}>{words[step.status]}</Status>
          </div>
          <Text block dir="auto">
            {step.description}
          </Text>
          {Object.keys(step.details).length === 0 ? null : (
            <Disclosure label="View details">
              <Facts facts={Object.entries(step.details)} />
            </Disclosure>
          )}
        </li>
      ))}
    </ol>
  )
}

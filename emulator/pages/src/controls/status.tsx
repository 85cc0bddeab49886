import { makeStyles, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  DismissCircleFilled,
  PauseCircleFilled,
  SubtractCircleFilled,
  WarningFilled,
} from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'

/** How something stands; never told by colour alone. */
export type Tone = 'good' | 'bad' | 'warning' | 'quiet' | 'skipped'

const useStyles = makeStyles({
  line: { display: 'inline-flex', alignItems: 'center', gap: '6px', verticalAlign: 'middle' },
  icon: { flexShrink: 0, fontSize: '16px', display: 'inline-flex' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  skipped: { color: tokens.colorNeutralForeground3 },
})

const icons: Record<Tone, ReactElement> = {
  good: <CheckmarkCircleFilled />,
  bad: <DismissCircleFilled />,
  warning: <WarningFilled />,
  quiet: <PauseCircleFilled />,
  skipped: <SubtractCircleFilled />,
}

/** An icon and a word. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }): ReactElement {
  const styles = useStyles()
  return (
    <span className={styles.line}>
      <span className={`${styles.icon} ${styles[tone]}`} aria-hidden="true">
        {icons[tone]}
      </span>
      <span>{children}</span>
    </span>
  )
}

/** Tone of an outcome as the provisioning log and provision on demand name them. */
export function outcomeTone(outcome: string): Tone {
  const known: Record<string, Tone> = { success: 'good', failure: 'bad', warning: 'warning', skipped: 'skipped' }
  return known[outcome.toLowerCase()] ?? 'quiet'
}

import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { BugFilled } from '@fluentui/react-icons'
import type { ReactElement } from 'react'
import { AppLink } from '../shell/app-link.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px 14px',
    padding: '14px 16px',
    marginBottom: '14px',
    border: `2px solid ${tokens.colorStatusWarningBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    background: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: { fontSize: '28px', flexShrink: 0, display: 'inline-flex', color: tokens.colorStatusWarningForeground1 },
  words: { flexGrow: 1, flexBasis: '240px', minWidth: 0, overflowWrap: 'anywhere' },
})

/** The big mark that the rehearsal makes trouble on purpose; nothing while it does not. */
export function FaultsBar(properties: {
  applicationId: string
  text: string | null
  /** Whether the way to the faults page is offered. */
  linked?: boolean
}): ReactElement | null {
  const { applicationId, text, linked = true } = properties
  const styles = useStyles()
  if (text === null) return null
  return (
    <section className={styles.bar} aria-label="Faults are on">
      <span className={styles.icon} aria-hidden="true">
        <BugFilled />
      </span>
      <div className={styles.words}>
        <Text block weight="bold" size={500}>
          Faults are on
        </Text>
        <Text block>{text.replace(/^Faults are on:\s*/, '')}</Text>
      </div>
      {linked ? (
        <AppLink to="/applications/$applicationId/provisioning/faults" params={{ applicationId }}>
          Change or switch off
        </AppLink>
      ) : null}
    </section>
  )
}

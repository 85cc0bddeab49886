import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactElement } from 'react'

const useStyles = makeStyles({
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: {
    margin: '2px 0 10px',
    padding: '8px 10px',
    maxHeight: '320px',
    overflow: 'auto',
    background: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground1,
  },
})

/** Text as it went over the wire. */
export function Preformatted({ label, children }: { label: string; children: string }): ReactElement {
  const styles = useStyles()
  return (
    <figure style={{ margin: 0 }}>
      <figcaption className={styles.label}>{label}</figcaption>
      <pre className={styles.text}>{children === '' ? '(empty)' : children}</pre>
    </figure>
  )
}

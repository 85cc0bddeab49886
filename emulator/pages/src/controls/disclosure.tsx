import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    padding: '4px 0',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  body: { padding: '4px 0 8px' },
})

/** Something to open when it is wanted. */
export function Disclosure({
  label,
  open,
  children,
}: {
  label: string
  open?: boolean
  children: ReactNode
}): ReactElement {
  const styles = useStyles()
  return (
    <details open={open}>
      <summary className={styles.summary}>{label}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}

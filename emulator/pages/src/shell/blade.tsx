import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { type ReactElement, type ReactNode, useEffect } from 'react'

const narrow = '@media (max-width: 900px)'

const useStyles = makeStyles({
  crumbs: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  title: {
    margin: '6px 0 2px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
  heading: { margin: 0 },
  subtitle: { color: tokens.colorNeutralForeground3, display: 'block' },
  columns: {
    display: 'flex',
    gap: '20px',
    marginTop: '10px',
    alignItems: 'flex-start',
    [narrow]: { flexDirection: 'column', gap: '8px' },
  },
  menu: { width: '200px', flexShrink: 0, [narrow]: { width: '100%' } },
  content: { flexGrow: 1, minWidth: 0, width: '100%' },
})

/**
 * One page: breadcrumb, title, command bar on top and an optional own menu at the left.
 * The title is also the window's, so that tabs can be told apart.
 */
export function Blade(properties: {
  title: string
  subtitle?: string | undefined
  crumbs?: ReactNode[]
  commands?: ReactNode
  menu?: ReactNode
  children: ReactNode
}): ReactElement {
  const styles = useStyles()
  const { title, subtitle, crumbs = [] } = properties
  useEffect(() => {
    document.title = `${subtitle === undefined ? title : `${title} – ${subtitle}`} · Rehearsal admin center`
  }, [title, subtitle])
  return (
    <>
      {crumbs.length === 0 ? null : (
        <nav aria-label="Breadcrumb">
          <ol className={styles.crumbs}>
            {crumbs.map((crumb, position) => (
              // The trail only grows and shrinks at its end, so the position is its identity.
              <li key={`crumb-${String(position)}`}>
                {crumb} <span aria-hidden="true">›</span>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1 className={styles.title} dir="auto">
        {subtitle === undefined ? title : `${title} | ${subtitle}`}
      </h1>
      <div className={styles.columns}>
        {properties.menu === undefined ? null : <div className={styles.menu}>{properties.menu}</div>}
        <div className={styles.content}>
          {properties.commands}
          {properties.children}
        </div>
      </div>
    </>
  )
}

/** A heading inside a page with what it means in a line. */
export function SectionHeading({ children, hint }: { children: ReactNode; hint?: ReactNode }): ReactElement {
  const styles = useStyles()
  return (
    <div>
      <Text as="h2" weight="semibold" size={400} block className={styles.heading}>
        {children}
      </Text>
      {hint === undefined ? null : <Text className={styles.subtitle}>{hint}</Text>}
    </div>
  )
}

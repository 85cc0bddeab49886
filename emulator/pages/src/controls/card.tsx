import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '16px',
    marginBottom: '14px',
    background: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 220px) 1fr',
    gap: '6px 16px',
    margin: 0,
    '@media (max-width: 500px)': { gridTemplateColumns: '1fr', gap: '2px' },
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', '@media (max-width: 500px)': { marginBottom: '8px' } },
})

/** A framed part of a page. */
export function Card({ children, className }: { children: ReactNode; className?: string }): ReactElement {
  return <section className={mergeClasses(useStyles().card, className)}>{children}</section>
}

/** Names with their values. */
export function Facts({ facts }: { facts: (readonly [string, ReactNode])[] }): ReactElement {
  const styles = useStyles()
  return (
    <dl className={styles.list}>
      {facts.map(([name, value]) => (
        <FactLine key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function FactLine({ name, value }: { name: string; value: ReactNode }): ReactElement {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.term}>{name}</dt>
      <dd className={styles.value} dir="auto">
        {value}
      </dd>
    </>
  )
}

import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons'
import { type ReactElement, type ReactNode, useState } from 'react'

const narrow = '@media (max-width: 900px)'

const useStyles = makeStyles({
  menu: { display: 'flex', flexDirection: 'column', gap: '1px' },
  closed: { [narrow]: { display: 'none' } },
  toggle: { display: 'none', [narrow]: { display: 'inline-flex' } },
  heading: {
    margin: '10px 0 2px',
    padding: '0 10px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
})

/** Looks of an entry; `current` is given by the router's active link. */
export const useMenuEntryStyles = makeStyles({
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '32px',
    padding: '0 10px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { background: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '&[aria-current="page"]': {
      background: tokens.colorSubtleBackgroundSelected,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
})

/** A page's own menu at its left; on a narrow screen it folds behind a button. */
export function ResourceMenu({ label, children }: { label: string; children: ReactNode }): ReactElement {
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        className={styles.toggle}
        size="small"
        icon={<NavigationRegular />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      <nav aria-label={label} className={mergeClasses(styles.menu, !open && styles.closed)}>
        {children}
      </nav>
    </>
  )
}

export function MenuHeading({ children }: { children: ReactNode }): ReactElement {
  return <h2 className={useStyles().heading}>{children}</h2>
}

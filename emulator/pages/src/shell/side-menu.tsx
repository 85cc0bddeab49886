import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  AppsListRegular,
  BuildingRegular,
  ChevronDownRegular,
  ChevronRightRegular,
  HomeRegular,
  PeopleRegular,
  PersonRegular,
} from '@fluentui/react-icons'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useState } from 'react'

const useStyles = makeStyles({
  menu: { display: 'flex', flexDirection: 'column', gap: '2px', padding: '8px' },
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '36px',
    padding: '0 10px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    textDecorationLine: 'none',
    cursor: 'pointer',
    ':hover': { background: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  child: { paddingLeft: '38px' },
  current: { background: tokens.colorNeutralBackground1Selected, fontWeight: tokens.fontWeightSemibold },
  grow: { flexGrow: 1 },
})

type Place = '/' | '/users' | '/deleted-users' | '/groups' | '/applications' | '/app-registrations' | '/company'

interface Section {
  label: string
  icon: ReactNode
  entries: { label: string; to: Place }[]
}

const sections: Section[] = [
  {
    label: 'Users',
    icon: <PersonRegular />,
    entries: [
      { label: 'All users', to: '/users' },
      { label: 'Deleted users', to: '/deleted-users' },
    ],
  },
  { label: 'Groups', icon: <PeopleRegular />, entries: [{ label: 'All groups', to: '/groups' }] },
  {
    label: 'Applications',
    icon: <AppsListRegular />,
    entries: [
      { label: 'Enterprise applications', to: '/applications' },
      { label: 'App registrations', to: '/app-registrations' },
    ],
  },
]

function isUnder(path: string, place: Place): boolean {
  return place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`)
}

function Entry(properties: {
  label: string
  to: Place
  icon?: ReactNode
  child?: boolean
  onChosen: () => void
}): ReactElement {
  const styles = useStyles()
  const current = isUnder(useLocation().pathname, properties.to)
  return (
    <Link
      to={properties.to}
      onClick={properties.onChosen}
      aria-current={current ? 'page' : undefined}
      className={mergeClasses(styles.entry, properties.child === true && styles.child, current && styles.current)}
    >
      {properties.icon}
      {properties.label}
    </Link>
  )
}

function Group({ section, onChosen }: { section: Section; onChosen: () => void }): ReactElement {
  const styles = useStyles()
  const path = useLocation().pathname
  const [choice, setChoice] = useState<boolean | null>(null)
  const open = choice ?? section.entries.some((entry) => isUnder(path, entry.to))
  return (
    <>
      <button type="button" className={styles.entry} aria-expanded={open} onClick={() => setChoice(!open)}>
        {section.icon}
        <span className={styles.grow}>{section.label}</span>
        {open ? <ChevronDownRegular /> : <ChevronRightRegular />}
      </button>
      {open
        ? section.entries.map((entry) => (
            <Entry key={entry.to} label={entry.label} to={entry.to} child onChosen={onChosen} />
          ))
        : null}
    </>
  )
}

/** The left-hand menu of the whole admin center. */
export function SideMenu({ onChosen }: { onChosen: () => void }): ReactElement {
  return (
    <nav aria-label="Admin center" className={useStyles().menu}>
      <Entry label="Home" to="/" icon={<HomeRegular />} onChosen={onChosen} />
      {sections.map((section) => (
        <Group key={section.label} section={section} onChosen={onChosen} />
      ))}
      <Entry label="Rehearsal company" to="/company" icon={<BuildingRegular />} onChosen={onChosen} />
    </nav>
  )
}

import { Button, makeStyles, mergeClasses, Text, Toaster, tokens } from '@fluentui/react-components'
import { NavigationRegular, WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { type ReactElement, type RefObject, use, useEffect, useRef, useState } from 'react'
import { useTenant } from '../api/tenant.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { ClockMenu } from './clock.tsx'
import { notificationArea } from './notify.tsx'
import { SideMenu } from './side-menu.tsx'
import { ThemeContext } from './theme-context.ts'

const narrow = '@media (max-width: 760px)'

const useStyles = makeStyles({
  page: { minHeight: '100vh', display: 'flex', flexDirection: 'column', background: tokens.colorNeutralBackground3 },
  skip: {
    position: 'absolute',
    left: '-9999px',
    ':focus': { left: '8px', top: '8px', zIndex: 20, padding: '8px', background: tokens.colorNeutralBackground1 },
  },
  banner: {
    padding: '5px 16px',
    background: tokens.colorPaletteMarigoldBackground2,
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorPaletteMarigoldBorder1}`,
    fontSize: tokens.fontSizeBase200,
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px 10px',
    padding: '4px 12px',
    minHeight: '44px',
    background: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  logo: { width: '24px', height: '24px' },
  tenant: { color: tokens.colorNeutralForeground3, [narrow]: { display: 'none' } },
  grow: { flexGrow: 1 },
  menuButton: { display: 'none', [narrow]: { display: 'inline-flex' } },
  body: { display: 'flex', flexGrow: 1, alignItems: 'stretch', [narrow]: { flexDirection: 'column' } },
  side: {
    width: '228px',
    flexShrink: 0,
    background: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { width: 'auto', borderRight: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  sticky: { position: 'sticky', top: 0, maxHeight: '100vh', overflowY: 'auto' },
  closed: { [narrow]: { display: 'none' } },
  main: {
    outlineStyle: 'none',
    flexGrow: 1,
    minWidth: 0,
    padding: '12px 20px 40px',
    [narrow]: { padding: '10px 12px 32px' },
  },
})

function Banner(): ReactElement {
  return (
    <div role="note" className={useStyles().banner}>
      <strong>Rehearsal – this is not Microsoft.</strong> A practice copy on your own computer to try provisioning with.
      Not affiliated with Microsoft; no real directory is read or changed.
    </div>
  )
}

/** A new page takes the focus, so that keyboards and screen readers go on in it and not in the menu left behind. */
function useFocusOnNewPage(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const path = useLocation().pathname
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}

function Away({ error }: { error: Error }): ReactElement {
  return (
    <div style={{ marginBottom: 14 }}>
      <ErrorPanel title="What is shown may be old: the rehearsal could not be asked. Trying again." error={error} />
    </div>
  )
}

/** Header, left-hand menu and the place where each page appears. */
export function AppShell(): ReactElement {
  const { isDark, choose } = use(ThemeContext)
  const styles = useStyles()
  const tenant = useTenant()
  const [open, setOpen] = useState(false)
  const main = useFocusOnNewPage()
  return (
    <div className={styles.page}>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <header>
        <Banner />
        <div className={styles.header}>
          <Button
            className={styles.menuButton}
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-label="Menu"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
          <Link to="/" className={styles.brand}>
            <img src="/rehearsal.svg" alt="" className={styles.logo} />
            Rehearsal admin center
          </Link>
          <Text className={styles.tenant}>
            {tenant.data === undefined ? '' : `${tenant.data.displayName} · ${tenant.data.domain}`}
          </Text>
          <span className={styles.grow} />
          <ClockMenu />
          <Button
            appearance="subtle"
            icon={isDark ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
            aria-label={isDark ? 'Use light colours' : 'Use dark colours'}
            onClick={() => choose(isDark ? 'light' : 'dark')}
          />
        </div>
      </header>
      <div className={styles.body}>
        <div className={mergeClasses(styles.side, !open && styles.closed)}>
          <div className={styles.sticky}>
            <SideMenu onChosen={() => setOpen(false)} />
          </div>
        </div>
        <main id="content" ref={main} className={styles.main} tabIndex={-1}>
          {tenant.error === null || tenant.data === undefined ? null : <Away error={tenant.error} />}
          <Outlet />
        </main>
      </div>
      <Toaster toasterId={notificationArea} />
    </div>
  )
}

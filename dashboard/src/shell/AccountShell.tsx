import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useAccount } from '../api/session.ts'
import { AccountSwitcher } from './AccountSwitcher.tsx'
import { HeldBanner } from './HeldBanner.tsx'
import { Logo } from './Logo.tsx'
import { Navigation } from './Navigation.tsx'
import { OperatorMenu } from './OperatorMenu.tsx'
import style from './shell.module.css'

/** The frame around every page of an account. */
export function AccountShell() {
  const account = useAccount()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const lastPathname = useRef(pathname)
  useEffect(() => {
    if (lastPathname.current === pathname) return
    lastPathname.current = pathname
    setMenuOpen(false)
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <div className={style.shell}>
      <a className={style.skip} href="#content">
        Skip to the content
      </a>
      <header className={style.top}>
        <span className={style.menuButton}>
          <Button
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-label="Menu"
            aria-expanded={isMenuOpen}
            onClick={() => setMenuOpen(!isMenuOpen)}
          />
        </span>
        <Link
          className={style.brand}
          to="/accounts/$accountId/overview"
          params={{ accountId: account.id }}
          aria-label="Dynasend"
        >
          <Logo />
          <span className={style.brandName}>Dynasend</span>
        </Link>
        <AccountSwitcher />
        <span className={style.spacer} />
        <OperatorMenu />
      </header>
      <nav aria-label="Main" className={isMenuOpen ? `${style.nav} ${style.navOpen}` : style.nav}>
        <Navigation accountId={account.id} />
      </nav>
      <main id="content" className={style.main} ref={main} tabIndex={-1}>
        {account.role === 'auditor' && (
          <MessageBar className={style.readOnly ?? ''}>
            <MessageBarBody>
              <MessageBarTitle>Read only.</MessageBarTitle>
              You are an auditor of this account: you see everything and change nothing.
            </MessageBarBody>
          </MessageBar>
        )}
        <HeldBanner accountId={account.id} />
        <Outlet />
      </main>
    </div>
  )
}

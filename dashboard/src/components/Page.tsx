import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { NavigationLink } from './NavigationLink.tsx'
import style from './page.module.css'

interface PageHeaderProps {
  /** Also the browser tab's title. */
  readonly title: string
  readonly crumb?: { readonly text: string; readonly to: LinkProps }
  readonly description?: ReactNode
  readonly badge?: ReactNode
  readonly actions?: ReactNode
}

/** The head of each page: where one is, what it is called, what can be done. */
export function PageHeader({ title, crumb, description, badge, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} – Dynasend`
  }, [title])
  return (
    <header className={style.header}>
      <div className={style.titles}>
        {crumb && (
          <nav aria-label="Breadcrumb" className={style.crumbs}>
            <NavigationLink>
              <Link {...crumb.to}>{crumb.text}</Link>
            </NavigationLink>
            <span aria-hidden>›</span>
          </nav>
        )}
        <h1 className={style.title}>
          <bdi dir="auto">{title}</bdi> {badge}
        </h1>
        {description && <div className={style.description}>{description}</div>}
      </div>
      {actions && <div className={style.actions}>{actions}</div>}
    </header>
  )
}

/** A framed part of a page with its own heading. */
export function Card({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={style.card} {...(title ? { 'aria-label': title } : {})}>
      {title && (
        <div className={style.cardHead}>
          <h2 className={style.cardTitle}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}

interface EmptyProps {
  readonly icon: ReactNode
  readonly title: string
  /** Says the next step, never only that there is nothing. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className={style.empty}>
      <span className={style.emptyIcon} aria-hidden>
        {icon}
      </span>
      <h2 className={style.emptyTitle}>{title}</h2>
      <div className={style.emptyText}>{children}</div>
      {action}
    </div>
  )
}

export function Muted({ children }: { children: ReactNode }) {
  return <span className={style.muted}>{children}</span>
}

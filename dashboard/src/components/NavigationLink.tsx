import type { ReactNode } from 'react'
import style from './navigation-link.module.css'

/** Gives the router's `Link` inside it the look of a link. */
export function NavigationLink({ children }: { children: ReactNode }) {
  return <span className={style.link}>{children}</span>
}

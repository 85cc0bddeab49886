import type { ReactNode } from 'react'
import style from './navigation-link.module.css'

/** Gives the router's `Link` inside it the look of a button: it stays a link, with an address that can be copied. */
export function LinkButton({ children, primary = false }: { children: ReactNode; primary?: boolean }) {
  return <span className={primary ? `${style.button} ${style.primary}` : style.button}>{children}</span>
}

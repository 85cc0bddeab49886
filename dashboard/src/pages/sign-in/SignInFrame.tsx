import { type ReactNode, useEffect } from 'react'
import { Logo } from '../../shell/Logo.tsx'
import style from './sign-in.module.css'

/** The card in the middle of every page that is shown before sign-in. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – Dynasend`
  }, [title])
  return (
    <main className={style.page}>
      <div className={style.card}>
        <div className={style.head}>
          <div className={style.brand}>
            <Logo size={32} /> Dynasend
          </div>
          <h1 className={style.title}>{title}</h1>
        </div>
        {children}
      </div>
    </main>
  )
}

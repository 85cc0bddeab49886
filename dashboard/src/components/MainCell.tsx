import type { ReactNode } from 'react'
import style from './table.module.css'

/** The first cell of a row: its link, which fills the whole row, and a second line. */
export function MainCell({ link, second }: { link: ReactNode; second?: string | null }) {
  return (
    <div className={style.main}>
      <span className={style.mainLink}>{link}</span>
      {second && (
        <bdi className={style.second} dir="auto">
          {second}
        </bdi>
      )}
    </div>
  )
}

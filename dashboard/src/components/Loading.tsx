import { Skeleton, SkeletonItem } from '@fluentui/react-components'
import style from './page.module.css'

const rows = [92, 78, 85, 64, 88, 71, 80, 60] as const

/** The shape of a table that is on its way. */
export function LoadingRows() {
  return (
    <Skeleton aria-label="Loading" className={style.skeletonRows ?? ''}>
      {rows.map((width) => (
        <SkeletonItem key={width} size={16} style={{ width: `${width}%` }} />
      ))}
    </Skeleton>
  )
}

/** The shape of a row of figures that is on its way. */
export function LoadingCards() {
  return (
    <Skeleton aria-label="Loading" className={style.skeletonCards ?? ''}>
      {rows.slice(0, 4).map((width) => (
        <SkeletonItem key={width} size={72} />
      ))}
    </Skeleton>
  )
}

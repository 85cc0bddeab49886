import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'
import { ErrorPanel } from './error-panel.tsx'

const useStyles = makeStyles({ lines: { display: 'flex', flexDirection: 'column', gap: '14px', padding: '8px 0' } })

/** The shape of lines that are on their way. */
export function LoadingLines({ count = 6 }: { count?: number }): ReactElement {
  return (
    <Skeleton aria-label="Loading" className={useStyles().lines}>
      {Array.from({ length: count }, (_, line) => (
        <SkeletonItem key={`line-${String(line)}`} size={20} style={{ width: `${String(95 - ((line * 17) % 40))}%` }} />
      ))}
    </Skeleton>
  )
}

interface Loadable<Data> {
  data: Data | undefined
  error: Error | null
  refetch: () => unknown
}

/** Shows a query's data, its failure, or the shape of what comes. Data that is here stays while a refresh fails. */
export function Loaded<Data>(properties: {
  query: Loadable<Data>
  what: string
  children: (data: Data) => ReactNode
}): ReactElement {
  const { query, what } = properties
  if (query.data !== undefined) return <>{properties.children(query.data)}</>
  if (query.error !== null) {
    return <ErrorPanel title={`${what} could not be loaded`} error={query.error} retry={() => void query.refetch()} />
  }
  return <LoadingLines />
}

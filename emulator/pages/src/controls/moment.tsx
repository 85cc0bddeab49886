import type { ReactElement } from 'react'
import { useTenant } from '../api/tenant.ts'
import { exactTime, relativeTime } from './time.ts'

/** A point in time as distance from the rehearsal's now; the exact one appears on hover. */
export function Moment({ at }: { at: string }): ReactElement {
  const tenant = useTenant()
  return (
    <time dateTime={at} title={exactTime(at)} style={{ whiteSpace: 'nowrap' }}>
      {tenant.data === undefined ? exactTime(at) : relativeTime(at, tenant.data.now)}
    </time>
  )
}

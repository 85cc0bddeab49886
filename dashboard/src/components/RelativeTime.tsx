import { useSyncExternalStore } from 'react'
import { exactTime, relativeTime } from '../format/time.ts'

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** One timer for all times on the page. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    timer = setInterval(tick, 15_000)
    now = Date.now()
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** The timer is up to a quarter of a minute behind: what happened since then is no future. */
function nowBeside(time: string, known: number): number {
  const ahead = Date.parse(time) - known
  return ahead > 0 && ahead <= 20_000 ? known + ahead : known
}

/** "5 minutes ago", with the exact time in the viewer's zone on hover. A native title: tables draw many of these. */
export function RelativeTime({ time, never = 'never' }: { time: string | null; never?: string }) {
  const current = useSyncExternalStore(subscribe, () => now)
  if (time === null) return <span>{never}</span>
  return (
    <time dateTime={time} title={exactTime(time)}>
      {relativeTime(time, nowBeside(time, Math.max(current, Date.now() - 15_000)))}
    </time>
  )
}

import { useSyncExternalStore } from 'react'

/** Whether the server answered the last call. Kept outside React because the API client writes it. */
let reachable = true
const listeners = new Set<() => void>()

/** Called by the API client after each call. */
export function reportReachable(now: boolean): void {
  if (now === reachable) return
  reachable = now
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, () => reachable)
}

import { setTimeout as after } from 'node:timers/promises'

/** Waits so many milliseconds, or throws at once when the signal is given. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>

export const pause: Pause = async (milliseconds, signal) => {
  await after(milliseconds, undefined, { signal })
}

/** How much was lost within the last hour, in minutes, so that adding to it costs the same however much it is. Pure. */
import { z } from 'zod'

const minute = 60_000
export const hour = 60 * minute

const Window = z.object({
  /** `[minute since 1970, losses]`, oldest first; at most 60. */
  minutes: z.array(z.tuple([z.number(), z.number()])).default([]),
  /** How many people were active before the losses, when it was last counted. */
  counted: z.object({ before: z.number(), at: z.number() }).nullable().default(null),
  /** The batch that still takes up what is lost, and until when. */
  batch: z.object({ id: z.string(), until: z.number() }).nullable().default(null),
})
export type LossWindow = Readonly<z.infer<typeof Window>>

export const readWindow = (state: string): LossWindow => Window.parse(JSON.parse(state))

export const writeWindow = (window: LossWindow): string => JSON.stringify(window)

/** @param now milliseconds since 1970 */
export function addLosses(window: LossWindow, count: number, now: number): LossWindow {
  const present = Math.floor(now / minute)
  // A clock that went back must not make the count forget: what seems to come from later is kept.
  const minutes = window.minutes.filter(([at]) => at > present - 60).map(([at, n]): [number, number] => [at, n])
  if (count === 0) return { ...window, minutes }
  const last = minutes.find(([at]) => at === present)
  if (last) last[1] += count
  else minutes.push([present, count])
  return { ...window, minutes }
}

/** The counter put right, where somebody came back meanwhile. */
export const recounted = (window: LossWindow, lost: number, now: number): LossWindow => ({
  ...window,
  minutes: lost === 0 ? [] : [[Math.floor(now / minute), lost]],
})

export const lossesIn = (window: LossWindow): number => window.minutes.reduce((sum, [, n]) => sum + n, 0)

/** The batch that takes up what is lost now; null: none. */
export const growingBatch = ({ batch }: LossWindow, now: number): string | null =>
  batch !== null && now < batch.until ? batch.id : null

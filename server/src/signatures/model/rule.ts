import { z } from 'zod'
import { Condition } from './condition.ts'
import { Label, Slug } from './names.ts'

/** In this order: a later one may ask what an earlier one gave. */
export const slots = ['location', 'program', 'banner', 'text'] as const
export type Slot = (typeof slots)[number]

/** In order, the first that matches wins. */
export const Rule = z.strictObject({
  id: Slug,
  name: Label,
  /** `{ all: [] }` matches everybody. */
  when: Condition,
  /**
   * Ids of what the person gets: one location or program; banners, of which one is chosen by date and weight; texts, all of
   * them. Empty: deliberately nothing.
   */
  give: z.array(Slug).max(50),
  off: z.boolean().default(false),
})
export type Rule = z.infer<typeof Rule>
export type Rules = Readonly<Record<Slot, readonly Rule[]>>

import { type Census, emptyCensus } from './census.ts'
import type { Compared, Outcome } from './compare.ts'

/** How many people something happens to. */
export interface Tally {
  readonly people: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** Whose new signature breaks a limit, changed or not. */
  readonly over: { readonly gmail: number; readonly outlook: number }
  readonly variants: { readonly new: number; readonly reply: number; readonly internal: number }
  readonly census: Census
}

export const emptyTally: Tally = {
  people: 0,
  outcomes: { unchanged: 0, changed: 0, gained: 0, lost: 0, failed: 0, none: 0 },
  over: { gmail: 0, outlook: 0 },
  variants: { new: 0, reply: 0, internal: 0 },
  census: emptyCensus,
}

export function addOutcome(tally: Tally, { outcome, over, variants }: Compared, census: Census): Tally {
  const one = (there: boolean): number => (there ? 1 : 0)
  return {
    people: tally.people + 1,
    outcomes: { ...tally.outcomes, [outcome]: tally.outcomes[outcome] + 1 },
    over: {
      gmail: tally.over.gmail + one(over.includes('gmail')),
      outlook: tally.over.outlook + one(over.includes('outlook')),
    },
    variants: {
      new: tally.variants.new + one(variants.includes('new')),
      reply: tally.variants.reply + one(variants.includes('reply')),
      internal: tally.variants.internal + one(variants.includes('internal')),
    },
    census,
  }
}

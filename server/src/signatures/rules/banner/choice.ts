import { createHash } from 'node:crypto'
import type { Banner } from '../../model/company.ts'
import { type Period, periodOf } from './period.ts'

export interface TimedBanner {
  readonly banner: Banner
  readonly period: Period
}

export const timed = (banner: Banner): TimedBanner => ({ banner, period: periodOf(banner) })

/**
 * One of the banners that are on now, as often as their weights say, and for one person always the same: each banner draws a
 * number from the person's id, and the best one wins. So a banner that ends moves only those who had it.
 * @param now milliseconds since 1970
 */
export function chooseBanner(banners: readonly TimedBanner[], personId: string, now: number): Banner | null {
  const on = banners.filter(({ period }) => period.from <= now && now < period.to)
  const [first, second] = on
  if (first === undefined) return null
  if (second === undefined) return first.banner
  const drawn = on.map(({ banner }) => ({ banner, number: draw(personId, banner) }))
  return drawn.reduce((best, one) => (one.number < best.number ? one : best)).banner
}

/** The next moment at which one of them begins or ends; null: never. */
export function nextTurn(banners: readonly TimedBanner[], now: number): number | null {
  const turns = banners.flatMap(({ period }) => [period.from, period.to]).filter((at) => at > now && at !== Infinity)
  return turns.length === 0 ? null : Math.min(...turns)
}

/** Exponentially distributed with the weight as its rate: the smallest of several is one's own by its share of the weights. */
function draw(personId: string, { id, weight }: Banner): number {
  const digest = createHash('sha256').update(`${personId}\n${id}`).digest()
  const uniform = (digest.readUIntBE(0, 6) + 0.5) / 2 ** 48
  return -Math.log(uniform) / weight
}

const minute = 60_000
const hour = 60 * minute

/** The gaps that Standard Webhooks proposes: the first try at once, the last after about three days. Milliseconds. */
const gaps = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]

/** The wait after so many tries failed, with up to a tenth more so that receivers are not all tried at once. Null: give up. */
export function gapAfter(attempts: number, random: () => number): number | null {
  const gap = gaps[attempts - 1]
  return gap === undefined ? null : gap + Math.floor(gap * 0.1 * random())
}

/** Conditions that the traffic of the last hour tells. Pure. */
import type { Thresholds } from '../settings/shape.ts'
import type { Verdict } from './verdict.ts'

/** Sums of the last hour. */
export interface HourSums {
  readonly reads: number
  readonly writes: number
  readonly refused: number
  readonly left: number
  readonly back: number
}

/** Times in milliseconds. */
export interface Silence {
  readonly hasRun: boolean
  readonly lastCall: number | null
  /** From when on it was watched without a hole. */
  readonly since: number
  readonly now: number
  /** Calls since the last good one whose token was wrong. */
  readonly turnedAway: number
}

/** A cycle and a little: the next one should have come. */
const turnedAwayMinutes = 45

/** No probe and no cycle for too long, once cycles have run. */
export function silence(threshold: Thresholds['silence'], seen: Silence): Verdict {
  const quietFrom = Math.max(seen.lastCall ?? 0, seen.since)
  const minutes = Math.floor((seen.now - quietFrom) / 60_000)
  // A caller who knocks and is turned away is heard: it need not be waited for as long as for one who is gone.
  const patience = seen.turnedAway > 0 ? Math.min(turnedAwayMinutes, threshold.minutes) : threshold.minutes
  const tooLong = seen.hasRun && minutes >= patience
  // A time without watching is nobody's silence, but does not end one either: only a call does.
  const called = seen.lastCall !== null && (seen.now - seen.lastCall) / 60_000 < patience
  const lastCallAt = seen.lastCall === null ? null : new Date(seen.lastCall).toISOString()
  return {
    kind: 'silence',
    subject: '',
    level: 'red',
    state: tooLong ? 'on' : called ? 'off' : 'between',
    evidence: { lastCallAt, minutes, turnedAway: seen.turnedAway },
  }
}

/** Too many calls were refused. It ends with calls that succeed, not with calls that stay away. */
export function errors(threshold: Thresholds['errors'], sums: HourSums): Verdict {
  const requests = sums.reads + sums.writes + sums.refused
  const part = requests === 0 ? 0 : sums.refused / requests
  const tooMany = sums.refused >= threshold.atLeast && part > threshold.share
  const few = requests > sums.refused && (part <= threshold.share / 2 || sums.refused < threshold.atLeast / 2)
  return {
    kind: 'errors',
    subject: '',
    level: part > 0.4 ? 'red' : 'amber',
    state: tooMany ? 'on' : few ? 'off' : 'between',
    evidence: { requests, refused: sums.refused, share: round(part) },
  }
}

/** How many must leave within an hour, at least, before it is worth counting who is there. */
export const leaversWorthCounting = (threshold: Thresholds['leavers'], sums: HourSums): boolean =>
  sums.left - sums.back > threshold.atLeast

/** @param active people who are active now; null where it was not worth counting */
export function leavers(threshold: Thresholds['leavers'], sums: HourSums, active: number | null): Verdict {
  const gone = Math.max(0, sums.left - sums.back)
  const before = active === null ? null : active + gone
  const many = before !== null && gone > Math.max(threshold.atLeast, threshold.share * before)
  return {
    kind: 'leavers',
    subject: '',
    level: 'red',
    state: many ? 'on' : gone <= threshold.atLeast / 2 ? 'off' : 'between',
    evidence: { left: gone, activeBefore: before, share: before ? round(gone / before) : null },
  }
}

export const round = (value: number): number => Math.round(value * 1000) / 1000

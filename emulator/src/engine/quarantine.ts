import type { Application, Quarantine } from '../applications/index.ts'
import type { CycleEnd } from './cycle.ts'

const HOUR = 3_600_000
const waits = [6 * HOUR, 12 * HOUR, 24 * HOUR]
const FORGIVENESS = 28 * 24 * HOUR

/** Why a cycle puts its job into quarantine (application-provisioning-quarantine-status), or null. */
export function quarantineReason(end: CycleEnd): { reason: string; message: string } | null {
  if (end.stopped) {
    return { reason: 'EncounteredQuarantineException', message: `${end.stopped.message} ${end.stopped.whatToDo}` }
  }
  if (end.tooManyDeletes > 0) {
    return {
      reason: 'TooManyDeletes',
      message: `${end.tooManyDeletes} users and groups would be disabled or deleted, more than the accidental deletion threshold. Allow the deletes, or correct the assignments and restart.`,
    }
  }
  if (end.failed > 40_000) {
    return { reason: 'EncounteredBaseEscrowThreshold', message: `${end.failed} objects failed in one cycle.` }
  }
  if (end.failed >= 5000 && end.failed > end.tried * 0.4) {
    return {
      reason: 'EncounteredEscrowProportionThreshold',
      message: `${end.failed} of ${end.tried} objects failed, more than 40 %.`,
    }
  }
  return null
}

/** Puts a job into quarantine, or keeps it there with a longer wait. After 28 days the job is switched off. */
export function enterQuarantine(
  { job }: Application,
  { reason, message }: { reason: string; message: string },
  now: Date,
): void {
  const before: Quarantine | null = job.quarantine
  const attempts = before ? before.attempts + 1 : 1
  const since = before?.since ?? now.toISOString()
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? 24 * HOUR
  const nextAttempt = new Date(now.getTime() + wait).toISOString()
  job.quarantine = { reason, message, since, nextAttempt, attempts }
  const given = now.getTime() - Date.parse(since) >= FORGIVENESS
  job.state = given ? 'Paused' : 'Quarantine'
  job.nextCycleAt = given ? null : nextAttempt
}

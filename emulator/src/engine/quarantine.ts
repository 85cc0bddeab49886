import type { Application, JobError } from '../applications/index.ts'

const HOUR = 3_600_000
const waits = [6 * HOUR, 12 * HOUR, 24 * HOUR]
const FORGIVENESS = 28 * 24 * HOUR

/**
 * Puts a job into quarantine, or keeps it there with a longer wait: 6, 12, 24, then every 24 hours. After 28 days the job
 * is switched off (application-provisioning-quarantine-status).
 */
export function enterQuarantine({ job }: Application, reason: string, error: JobError, now: Date): void {
  const before = job.quarantine
  const attempts = before ? before.attempts + 1 : 1
  const since = before?.since ?? now.toISOString()
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? 24 * HOUR
  const nextAttempt = new Date(now.getTime() + wait).toISOString()
  const currentBegan = now.toISOString()
  const given = now.getTime() - Date.parse(since) >= FORGIVENESS
  const message = given ? `${error.message} After 28 days in quarantine the job was switched off.` : error.message
  job.quarantine = { reason, message, error, since, currentBegan, nextAttempt, attempts }
  job.state = given ? 'Paused' : 'Quarantine'
  job.nextCycleAt = given ? null : nextAttempt
}

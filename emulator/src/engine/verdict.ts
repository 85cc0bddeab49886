import type { Cycle, JobError } from '../applications/index.ts'
import type { CycleEnd } from './cycle.ts'

/** What a cycle's end means for its job. */
export type Verdict =
  | { kind: 'well' }
  /** Nothing worked, for a reason that often passes: the next cycle tries again. */
  | { kind: 'failed'; error: JobError }
  | { kind: 'quarantine'; reason: string; error: JobError }
  /** So many failures in the first cycle that they are cleared and the job pauses (Graph: escrowsPruned). */
  | { kind: 'pruned'; error: JobError }

/** Failures of objects, and of objects and references together, that no job may have (application-provisioning-quarantine-status). */
const BASE_LIMIT = 40_000
const TOTAL_LIMIT = 60_000
/** From so many failures on the share counts. */
const SHARE_FROM = 5000
const SHARE_LIMIT = 0.4
/** So many cycles in a row that failed wholly for a passing reason are no longer passing. */
const PATIENCE = 3

/** Codes of troubles that often pass by themselves. */
const passing = new Set([
  'Timeout',
  'WebExceptionProtocolError',
  'TooManyRequests',
  'InternalServerError',
  'SystemForCrossDomainIdentityManagementCredentialValidationUnavailable',
])

/**
 * Judges how a cycle ended.
 * @param failuresBefore how many cycles before it failed wholly, one after the other
 */
export function judge(end: CycleEnd, kind: Cycle['kind'], failuresBefore: number): Verdict {
  if (end.stopped) {
    const { code, message, whatToDo } = end.stopped
    const error = { code, message: `${message} ${whatToDo}`, tenantActionable: true }
    if (passing.has(code) && failuresBefore + 1 < PATIENCE) return { kind: 'failed', error }
    return { kind: 'quarantine', reason: 'EncounteredQuarantineException', error }
  }
  if (end.tooManyDeletes > 0) return quarantine('TooManyDeletes', deletesMessage(end.tooManyDeletes))
  const crossed = crossedThreshold(end)
  if (!crossed) return { kind: 'well' }
  if (kind === 'incremental') return quarantine(crossed.reason, crossed.message)
  const message = `${crossed.message} The failures were cleared and the job paused. Correct their cause, then restart provisioning.`
  return { kind: 'pruned', error: { code: crossed.reason, message, tenantActionable: true } }
}

function crossedThreshold({ tally }: CycleEnd): { reason: string; message: string } | null {
  const { failed, referencesFailed, referencesSent, tried } = tally
  const total = failed + referencesFailed
  const events = tried + referencesSent + referencesFailed
  if (failed > BASE_LIMIT) {
    return { reason: 'EncounteredBaseEscrowThreshold', message: `${failed} objects failed in one cycle.` }
  }
  if (total >= TOTAL_LIMIT) {
    const message = `${total} objects, managers and members failed in one cycle.`
    return { reason: 'EncounteredTotalEscrowThreshold', message }
  }
  if (total >= SHARE_FROM && total > events * SHARE_LIMIT) {
    const message = `${total} of ${events} objects, managers and members failed, more than 40 %.`
    return { reason: 'EncounteredEscrowProportionThreshold', message }
  }
  return null
}

function quarantine(reason: string, message: string): Verdict {
  return { kind: 'quarantine', reason, error: { code: reason, message, tenantActionable: true } }
}

function deletesMessage(count: number): string {
  return `${count} users and groups would be disabled or deleted, more than the accidental deletion threshold. Allow the deletes, or correct the assignments and restart.`
}

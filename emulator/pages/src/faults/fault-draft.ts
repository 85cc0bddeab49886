import type { Fault, FaultInput } from '../api/provisioning-contract.ts'

/** The form of a fault; numbers are text while they are typed. */
export interface FaultDraft {
  kind: Fault['kind']
  method: Fault['method']
  path: string
  share: string
  count: string
  status: string
  retryAfter: string
  delay: string
}

export const blankFault: FaultDraft = {
  kind: 'lostAnswer',
  method: null,
  path: '',
  share: '100',
  count: '',
  status: '500',
  retryAfter: '',
  delay: '2000',
}

/** The fields of a fault that only some kinds have. */
export function hasField(kind: Fault['kind'], field: 'status' | 'retryAfter' | 'delay'): boolean {
  if (field === 'status') return kind === 'serverError'
  return field === 'retryAfter' ? kind === 'tooManyRequests' : kind === 'slow'
}

/** What is wrong with the form, by field; empty when it can be switched on. */
export function faultProblems(draft: FaultDraft): Partial<Record<keyof FaultDraft, string>> {
  const share = Number(draft.share)
  return {
    ...(draft.share.trim() !== '' && share > 0 && share <= 100
      ? {}
      : { share: 'A number above 0, up to 100 per cent.' }),
    ...(draft.path === '' || /^(?:\/[^/?#\s]+)+$/.test(draft.path)
      ? {}
      : { path: 'A path below the Tenant URL, such as /Users or /Groups/*.' }),
    ...(draft.count === '' || isWhole(draft.count, 1, 1_000_000)
      ? {}
      : { count: 'A whole number from 1 on, or empty.' }),
    ...(!hasField(draft.kind, 'status') || isWhole(draft.status, 500, 599)
      ? {}
      : { status: 'A number from 500 to 599.' }),
    ...(!hasField(draft.kind, 'retryAfter') || draft.retryAfter === '' || isWhole(draft.retryAfter, 0, 86_400)
      ? {}
      : { retryAfter: 'Seconds from 0 to 86400, or empty for none.' }),
    ...(!hasField(draft.kind, 'delay') || isWhole(draft.delay, 0, 30_000)
      ? {}
      : { delay: 'Milliseconds from 0 to 30000.' }),
  }
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}

/** The form as the API takes it. */
export function faultOf(draft: FaultDraft): FaultInput {
  return {
    kind: draft.kind,
    method: draft.method,
    path: draft.path === '' ? null : draft.path,
    share: Number(draft.share) / 100,
    count: draft.count === '' ? null : Number(draft.count),
    ...(hasField(draft.kind, 'status') ? { status: Number(draft.status) } : {}),
    ...(hasField(draft.kind, 'retryAfter')
      ? { retryAfter: draft.retryAfter === '' ? null : Number(draft.retryAfter) }
      : {}),
    ...(hasField(draft.kind, 'delay') ? { delay: Number(draft.delay) } : {}),
  }
}

/** A fault that is on, as it is sent again beside a new one; one that has ended is left behind. */
export function keptFaults(faults: readonly (Fault & { ended: boolean })[]): FaultInput[] {
  return faults
    .filter(({ ended }) => !ended)
    .map(({ kind, method, path, share, count, happened, from, until, status, retryAfter, delay }) => ({
      kind,
      method,
      path,
      share,
      // It begins to count anew, so that what has happened is taken off.
      count: count === null ? null : Math.max(1, count - happened),
      from,
      until,
      status,
      retryAfter,
      delay,
    }))
}

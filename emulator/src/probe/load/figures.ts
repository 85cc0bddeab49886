import type { Check, Verdict } from '../case.ts'

/** One request of the load step. */
export interface Sample {
  operation: string
  /** null: no answer came. */
  status: number | null
  /** From the moment that it should have been sent. */
  milliseconds: number
}

export interface OperationFigures {
  operation: string
  requests: number
  p50: number
  p95: number
  p99: number
}

export interface LoadFigures {
  /** Asked for and reached, in requests per second. */
  wanted: number
  reached: number
  seconds: number
  requests: number
  /** No answer, or a status that a cycle does not expect; 429 is counted apart. */
  errors: number
  tooMany: number
  /** How often each unexpected status came; `none` for no answer. */
  unexpected: Readonly<Record<string, number>>
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  operations: readonly OperationFigures[]
}

export const loadCheck: Omit<Check, 'run'> = {
  id: 'load.requests-per-second',
  title: 'Bears the requests of a provisioning cycle at the rate that Microsoft asks for, without an error',
  source: {
    name: 'Microsoft requirements',
    section: 'At least 25 requests per second per tenant',
    url: 'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups',
  },
  column: 'mandatory',
  consequence:
    'Entra retries what fails in a later cycle, 40 minutes on. Many failures at once put the job into quarantine, and a slow server makes the first cycle take days.',
}

/** Less than this share of the wanted rate is told as a warning. */
const ENOUGH = 0.95

/** @param seconds from the first request to the last answer */
export function figuresOf(samples: readonly Sample[], wanted: number, seconds: number): LoadFigures {
  const unexpected: Record<string, number> = {}
  for (const { status } of samples.filter(isUnexpected)) {
    const name = String(status ?? 'none')
    unexpected[name] = (unexpected[name] ?? 0) + 1
  }
  const names = [...new Set(samples.map(({ operation }) => operation))]
  const tooMany = samples.filter(({ status }) => status === 429).length
  return {
    wanted,
    reached: round(samples.length / Math.max(seconds, 0.001)),
    seconds: round(seconds),
    requests: samples.length,
    errors: samples.filter(isUnexpected).length - tooMany,
    tooMany,
    unexpected,
    ...percentiles(samples),
    operations: names.map((operation) => {
      const own = samples.filter((sample) => sample.operation === operation)
      return { operation, requests: own.length, ...percentiles(own) }
    }),
  }
}

export function loadVerdict(figures: LoadFigures): Verdict {
  const { wanted, reached, errors, tooMany, requests, unexpected } = figures
  const statuses = Object.entries(unexpected).map(([status, count]) => `${count} × ${status}`)
  const base = {
    check: loadCheck,
    suite: 'load',
    reason: null,
    blocked: false,
    exchanges: [],
    milliseconds: figures.seconds * 1000,
  }
  const expected = `${requests} requests at ${wanted}/s without an error`
  if (requests === 0) {
    const reason = 'The person and the group that the load step works on could not be made.'
    return { ...base, outcome: 'skipped', expected: null, received: null, reason, blocked: true }
  }
  if (errors + tooMany > 0) return { ...base, outcome: 'failed', expected, received: statuses.join(', ') }
  if (reached < wanted * ENOUGH) {
    return { ...base, outcome: 'warning', expected, received: `${reached}/s: the server or the way to it is too slow` }
  }
  return { ...base, outcome: 'passed', expected: null, received: null }
}

function isUnexpected({ status }: Sample): boolean {
  return status === null || status < 200 || status > 299
}

function percentiles(samples: readonly Sample[]): { p50: number; p95: number; p99: number } {
  const sorted = samples.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other)
  const at = (share: number): number => round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

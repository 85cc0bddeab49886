import type { Column, Outcome, Verdict } from '../case.ts'
import type { Report } from '../run.ts'

export type Counts = Record<Outcome, number>

/** The lines of one source that count in the same way. */
export interface SummaryRow {
  source: string
  column: Column
  counts: Counts
  total: number
}

/** What the exit code says. */
export interface Conclusion {
  /** Nothing mandatory failed, everything mandatory could be tried, and the run came to its end. */
  ok: boolean
  sentence: string
}

const columns: readonly Column[] = ['mandatory', 'preview', 'recommended', 'interop']
const gravity: readonly Outcome[] = ['failed', 'warning', 'skipped', 'passed']

/** In the order of the run, of each source the mandatory first; the interoperability draft at the end. */
export function summaryOf(verdicts: readonly Verdict[]): SummaryRow[] {
  const rows = new Map<string, SummaryRow>()
  for (const { check, outcome } of verdicts) {
    const key = `${check.source.name}\n${check.column}`
    const row = rows.get(key) ?? { source: check.source.name, column: check.column, counts: noCounts(), total: 0 }
    row.counts[outcome] += 1
    row.total += 1
    rows.set(key, row)
  }
  const sources = [...new Set([...rows.values()].map(({ source }) => source))]
  const rank = (row: SummaryRow): number =>
    (isInterop(row) ? sources.length : sources.indexOf(row.source)) * columns.length + columns.indexOf(row.column)
  return [...rows.values()].toSorted((one, other) => rank(one) - rank(other))
}

/** Red first, and of equals the mandatory first. */
export function worstFirst(verdicts: readonly Verdict[]): Verdict[] {
  const rank = ({ outcome, check }: Verdict): number =>
    gravity.indexOf(outcome) * columns.length + columns.indexOf(check.column)
  return verdicts.toSorted((one, other) => rank(one) - rank(other))
}

export function conclude({ verdicts, stopped }: Report): Conclusion {
  const mandatory = verdicts.filter(({ check }) => check.column === 'mandatory')
  const failed = mandatory.filter(({ outcome }) => outcome === 'failed').length
  const blocked = mandatory.filter((verdict) => verdict.blocked).length
  if (failed > 0) return { ok: false, sentence: `${failed} of ${mandatory.length} mandatory checks failed.` }
  if (stopped) return { ok: false, sentence: 'The run was stopped before its end.' }
  if (blocked > 0) return { ok: false, sentence: `${blocked} mandatory checks could not be tried.` }
  if (verdicts.length === 0) return { ok: false, sentence: 'Nothing was checked.' }
  if (mandatory.length === 0) return { ok: true, sentence: 'Nothing mandatory was among the checks.' }
  const passed = mandatory.filter(({ outcome }) => outcome === 'passed').length
  if (passed === mandatory.length) return { ok: true, sentence: `All ${passed} mandatory checks passed.` }
  const rest = `${passed} of ${mandatory.length} passed, the others warn or do not apply`
  return { ok: true, sentence: `Nothing mandatory failed: ${rest}.` }
}

export function countsOf(verdicts: readonly Verdict[]): Counts {
  const counts = noCounts()
  for (const { outcome } of verdicts) counts[outcome] += 1
  return counts
}

function isInterop({ column }: SummaryRow): boolean {
  return column === 'interop'
}

function noCounts(): Counts {
  return { passed: 0, failed: 0, warning: 0, skipped: 0 }
}

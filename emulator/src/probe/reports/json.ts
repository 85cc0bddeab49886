import type { Report } from '../run.ts'
import { conclude, countsOf, summaryOf } from './summary.ts'

/** For programs. `format` goes up when a member changes its meaning. */
export function jsonReport(report: Report): string {
  const { url, began, ended, mark, stopped, load, leftovers, verdicts } = report
  const answer = {
    tool: 'scim-probe',
    format: 1,
    ...{ url, began, ended, mark, stopped },
    ...conclude(report),
    counts: countsOf(verdicts),
    summary: summaryOf(verdicts),
    ...{ load, leftovers, verdicts },
  }
  return `${JSON.stringify(answer, null, 2)}\n`
}

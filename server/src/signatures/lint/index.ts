/**
 * Owns what is judged about a configuration before it is published: one rule per file below `rules`, each finding at its place
 * with its mend. Reads no database and writes nothing; `changes`, the command line and the admin API call `lint`.
 * docs/designers/lint.md has every rule.
 */
import type { Configuration } from '../model/configuration.ts'
import type { LintOptions } from './facts.ts'
import type { Finding, Severity } from './finding.ts'
import { lintRules } from './rules/index.ts'
import { subjectOf } from './subject.ts'

export type { LintFacts, LintOptions } from './facts.ts'
export type { Finding, Severity } from './finding.ts'
export { lintRules } from './rules/index.ts'

const order: readonly Severity[] = ['error', 'warning', 'note']

/**
 * Everything about a configuration that should be mended, gravest first, each at its place; a configuration with a finding of
 * severity `error` must not be published.
 */
export function lint(configuration: Configuration, options: LintOptions = {}): Finding[] {
  const subject = subjectOf(configuration, options)
  const found = new Map<string, Finding>()
  for (const { code, severity, check } of lintRules)
    for (const { at, ...complaint } of check(subject)) {
      const finding = { code, severity, ...complaint, ...at }
      const key = JSON.stringify([code, at, complaint.message])
      if (!found.has(key)) found.set(key, finding)
    }
  return [...found.values()].toSorted(byGravity)
}

/** A finding that keeps a configuration from being published. */
export const isGrave = ({ severity }: Finding): boolean => severity === 'error'

function byGravity(one: Finding, other: Finding): number {
  return (
    order.indexOf(one.severity) - order.indexOf(other.severity) ||
    one.file.localeCompare(other.file, 'en') ||
    one.line - other.line ||
    one.column - other.column
  )
}

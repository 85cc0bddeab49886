import type { Verdict } from '../case.ts'
import type { Report } from '../run.ts'
import { transcriptOf } from './transcript.ts'

/**
 * JUnit XML: one test suite for each source. Only what is mandatory counts as a failure, so that a build server's mark
 * and the exit code say the same; what else failed is told as skipped, with the reason.
 */
export function junitReport({ verdicts, began, url }: Report): string {
  const sources = [...new Set(verdicts.map(({ check }) => check.source.name))]
  const suites = sources.map((source) => {
    const own = verdicts.filter(({ check }) => check.source.name === source)
    return suiteOf(source, own, began)
  })
  const seconds = total(verdicts)
  const attributes = `name="${escapeXml(`SCIM probe of ${url}`)}" ${tally(verdicts)} time="${seconds}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes}>\n${suites.join('')}</testsuites>\n`
}

function suiteOf(source: string, verdicts: readonly Verdict[], began: string): string {
  const attributes = `name="${escapeXml(source)}" ${tally(verdicts)} timestamp="${began.replace(/\.\d+Z$/, '')}"`
  return `  <testsuite ${attributes} time="${total(verdicts)}">\n${verdicts.map(caseOf).join('')}  </testsuite>\n`
}

function caseOf(verdict: Verdict): string {
  const { check, exchanges, milliseconds } = verdict
  const attributes = `classname="${escapeXml(check.id)}" name="${escapeXml(check.title)}" time="${(milliseconds / 1000).toFixed(3)}"`
  const parts = [resultOf(verdict), ...(verdict.outcome === 'passed' ? [] : [transcript(exchanges)])].filter(Boolean)
  if (parts.length === 0) return `    <testcase ${attributes}/>\n`
  return `    <testcase ${attributes}>\n${parts.join('')}    </testcase>\n`
}

function resultOf(verdict: Verdict): string {
  const { outcome, check, expected, received, reason } = verdict
  const told = `expected ${expected ?? ''}, received ${received ?? ''}`
  if (isFailure(verdict)) {
    const message = outcome === 'failed' ? told : (reason ?? '')
    const text = `${message}\n${check.consequence}\n${check.source.name}: ${check.source.section}\n${check.source.url}`
    return `      <failure message="${escapeXml(message)}" type="mandatory">${escapeXml(text)}</failure>\n`
  }
  if (outcome === 'passed') return ''
  const message = outcome === 'skipped' ? (reason ?? '') : `${outcome}, ${check.column}: ${told}`
  return `      <skipped message="${escapeXml(message)}"/>\n`
}

function transcript(exchanges: Verdict['exchanges']): string {
  const text = exchanges.map((exchange) => {
    const { request, response } = transcriptOf(exchange)
    return `${request}\n\n${response}`
  })
  return text.length === 0 ? '' : `      <system-out>${escapeXml(text.join('\n\n---\n\n'))}</system-out>\n`
}

function isFailure({ outcome, check, blocked }: Verdict): boolean {
  return check.column === 'mandatory' && (outcome === 'failed' || blocked)
}

function tally(verdicts: readonly Verdict[]): string {
  const failures = verdicts.filter(isFailure).length
  const skipped = verdicts.filter((verdict) => !isFailure(verdict) && verdict.outcome !== 'passed').length
  return `tests="${verdicts.length}" failures="${failures}" errors="0" skipped="${skipped}"`
}

function total(verdicts: readonly Verdict[]): string {
  return (verdicts.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(3)
}

/** Escapes for XML 1.0 and replaces what it cannot hold at all: control characters and lone surrogates. */
export function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

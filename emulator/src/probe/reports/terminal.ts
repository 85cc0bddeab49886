import type { Outcome, Verdict } from '../case.ts'
import type { LoadFigures } from '../load/index.ts'
import type { Report } from '../run.ts'
import { conclude, type SummaryRow, summaryOf, worstFirst } from './summary.ts'

export interface TerminalOptions {
  colours: boolean
  /** Characters in a line. */
  width: number
  /** Tell what was skipped and what passed, too. */
  everything: boolean
}

type Paint = (text: string) => string

const codes: Record<Outcome, number> = { failed: 31, warning: 33, skipped: 36, passed: 32 }
const names: Record<Outcome, string> = { failed: 'FAILED', warning: 'WARNING', skipped: 'SKIPPED', passed: 'PASSED' }
const INDENT = '         '

/** The table of a run: what failed first, then the counts of each source, then the conclusion. */
export function terminalReport(report: Report, options: TerminalOptions): string {
  const isDraftOnly = report.verdicts.every(isDraft)
  const told = worstFirst(report.verdicts).filter(
    (verdict) => options.everything || (isTrouble(verdict) && (isDraftOnly || !isDraft(verdict))),
  )
  const { ok, sentence } = conclude(report)
  const paint = painter(options, codes[ok ? 'passed' : 'failed'])
  return [
    ...told.flatMap((verdict) => [...block(verdict, report.url, options), '']),
    ...table(summaryOf(report.verdicts), options),
    '',
    ...draftLines(report, told.some(isDraft)),
    ...(report.load ? [...loadLines(report.load), ''] : []),
    ...leftoverLines(report, options),
    paint(`${ok ? '✓' : '✗'} ${sentence}`),
  ].join('\n')
}

function isTrouble({ outcome }: Verdict): boolean {
  return outcome === 'failed' || outcome === 'warning'
}

function isDraft({ check }: Verdict): boolean {
  return check.column === 'interop'
}

/** The draft does not count, so its lines stand before nobody's eyes unless they are asked for. */
function draftLines({ verdicts }: Report, areTold: boolean): string[] {
  const count = verdicts.filter((verdict) => isDraft(verdict) && isTrouble(verdict)).length
  if (count === 0 || areTold) return []
  const lines =
    count === 1 ? '1 line of the interoperability draft is' : `${count} lines of the interoperability draft are`
  return [`${lines} not met: see ${count === 1 ? 'it' : 'them'} with --profile interop, or --html.`, '']
}

function block(verdict: Verdict, base: string, options: TerminalOptions): string[] {
  const { check, outcome, expected, received, reason, exchanges } = verdict
  const paint = painter(options, codes[outcome])
  const faint = painter(options, 2)
  const line = (text: string): string[] => wrap(text, options.width - INDENT.length).map((one) => INDENT + one)
  const last = exchanges.findLast(({ purpose }) => purpose === 'check') ?? exchanges.at(-1)
  const [title = '', ...more] = wrap(`${check.title} (${check.column})`, options.width - INDENT.length)
  const lines = [`${paint(names[outcome].padEnd(INDENT.length))}${title}`, ...more.map((one) => INDENT + one)]
  if (outcome === 'passed') return [...lines, ...line(check.id).map(faint)]
  if (reason !== null) lines.push(...line(reason))
  if (expected !== null) lines.push(...line(`Expected: ${expected}`), ...line(`Received: ${received ?? ''}`))
  if (last) lines.push(...line(`${last.method} ${last.url.replace(base, '')} → ${last.status ?? 'no answer'}`))
  if (outcome !== 'skipped') lines.push(...line(check.consequence))
  return [...lines, ...line(`${check.id} · ${check.source.name}: ${check.source.section}`).map(faint)]
}

function table(rows: readonly SummaryRow[], options: TerminalOptions): string[] {
  const faint = painter(options, 2)
  const widest = Math.max(...rows.map((row) => nameOf(row).length), 20)
  const first = Math.min(widest, Math.max(16, options.width - 36))
  const cell = (count: number, outcome: Outcome): string => {
    const text = (count === 0 ? '·' : String(count)).padStart(9)
    return count === 0 ? faint(text) : painter(options, codes[outcome])(text)
  }
  const head = `${''.padEnd(first)}   passed   failed warnings  skipped`
  return [
    faint(head),
    ...rows.map((row) => {
      const { counts } = row
      const name = nameOf(row)
      const fitted = name.length > first ? `${name.slice(0, first - 1)}…` : name.padEnd(first)
      const { passed, failed, warning, skipped } = counts
      const cells = [cell(passed, 'passed'), cell(failed, 'failed'), cell(warning, 'warning'), cell(skipped, 'skipped')]
      return `${fitted}${cells.join('')}`
    }),
  ]
}

/** The draft stands apart: what it asks for does not count. */
function nameOf({ source, column }: SummaryRow): string {
  if (column === 'mandatory') return source
  return column === 'interop' ? 'Interoperability draft (does not count)' : `${source}, ${column}`
}

function loadLines(load: LoadFigures): string[] {
  const { reached, wanted, requests, errors, tooMany, p50, p95, p99 } = load
  return [
    `Load: ${requests} requests in ${load.seconds} s, ${reached} of ${wanted} per second; ${errors} errors, ${tooMany} × 429`,
    `      answered within ${p50} ms (half), ${p95} ms (95 %), ${p99} ms (99 %)`,
  ]
}

function leftoverLines({ leftovers }: Report, options: TerminalOptions): string[] {
  if (leftovers.length === 0) return []
  const paint = painter(options, codes.warning)
  const lines = leftovers.map(({ collection, id, name, why }) => `  ${collection}/${id ?? '?'}  ${name ?? ''}  ${why}`)
  return [paint(`${leftovers.length} objects could not be removed from the server:`), ...lines.map(oneLine), '']
}

function painter({ colours }: Pick<TerminalOptions, 'colours'>, code: number): Paint {
  return (text) => (colours ? `\u001B[${code}m${text}\u001B[0m` : text)
}

/** What a server sent must not steer the terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
}

/** Breaks a text into lines of at most `width` characters; a long word is cut. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(20, width)
  const lines: string[] = []
  let line = ''
  for (const word of oneLine(text)
    .split(' ')
    .flatMap((one) => pieces(one, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function pieces(word: string, room: number): string[] {
  return word.length <= room ? [word] : (word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? [word])
}

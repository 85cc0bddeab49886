import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { DraftFinding } from '../use-findings.ts'

const severities = { error: 'error', warning: 'warning', note: 'info' } as const

/** Findings as the editor marks them: from their place to the end of the word. */
export function diagnosticsOf(text: Text, findings: readonly DraftFinding[]): Diagnostic[] {
  return findings.map(({ severity, line, column, message, mend }) => {
    const place = text.line(Math.min(Math.max(1, line), text.lines))
    const from = Math.min(place.from + Math.max(0, column - 1), place.to)
    const word = /^[\w.#-]+/u.exec(text.sliceString(from, place.to))?.[0].length ?? 1
    return {
      from,
      to: Math.min(from + Math.max(1, word), text.length),
      severity: severities[severity],
      message: `${message} ${mend}`.trim(),
    }
  })
}

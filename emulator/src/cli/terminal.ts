import type { JobAnswer } from './answers.ts'

const WIDTH = 24
const isTerminal = process.stdout.isTTY === true

/** Marks of state; colour only on a terminal, and never alone. */
export const good = (text: string): string => (isTerminal ? `\x1b[32m✓\x1b[0m ${text}` : `ok: ${text}`)
export const bad = (text: string): string => (isTerminal ? `\x1b[31m✗\x1b[0m ${text}` : `failed: ${text}`)

/** One line that says where a cycle is. */
export function cycleLine({ cycle }: JobAnswer): string {
  if (!cycle) return 'No cycle has run yet.'
  const share = cycle.total === 0 ? 1 : Math.min(1, cycle.done / cycle.total)
  const full = Math.round(share * WIDTH)
  const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`
  const { created, updated, disabled, deleted, skipped, failed } = cycle.counts
  const counts = `${created} created, ${updated} updated, ${disabled} disabled, ${deleted} deleted, ${skipped} skipped, ${failed} failed`
  return `${bar} ${cycle.done}/${cycle.total} ${cycle.phase ?? 'done'}: ${counts}`
}

/** Writes over the same line on a terminal; elsewhere it stays silent, so that logs keep short. */
export function progress(line: string): void {
  if (isTerminal) process.stdout.write(`\r\x1b[2K${line}`)
}

export function endProgress(): void {
  if (isTerminal) process.stdout.write('\r\x1b[2K')
}

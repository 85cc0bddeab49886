import type { Measurement } from './measure.ts'

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** One line a phase: rate, how it compares with the ceiling, and the times in milliseconds. */
export function measurementLine(m: Measurement, ceiling: Measurement | undefined): string {
  const share =
    ceiling === undefined ? '' : `${whole.format((100 * m.requestsPerSecond) / ceiling.requestsPerSecond)} %`
  return [
    `  ${m.phase.padEnd(20)}`,
    whole.format(m.requestsPerSecond).padStart(9),
    share.padStart(9),
    tenth.format(m.p50).padStart(9),
    tenth.format(m.p99).padStart(9),
    m.failures === 0 ? '' : `   ${m.failures} of ${m.requests} FAILED`,
  ].join('')
}

export function headline(title: string): string {
  return `\n${title}\n  ${''.padEnd(20)}${'req/s'.padStart(9)}${'of ceil.'.padStart(9)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}`
}

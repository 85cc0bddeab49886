import type { Command } from 'commander'
import { readConfiguration } from '../config/index.ts'
import { type Examination, examine, type Verdict } from '../doctor/index.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly quick?: boolean
  readonly json?: boolean
}

const marks: Readonly<Record<Verdict, { sign: string; colour: number }>> = {
  good: { sign: '✓', colour: 32 },
  warn: { sign: '!', colour: 33 },
  bad: { sign: '✗', colour: 31 },
  skipped: { sign: '-', colour: 2 },
}

/** Examines the installation; ends with 1 when something is bad. */
export function addDoctor(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .description('look at everything this installation stands on, and say what to mend; changes nothing')
    .option('--quick', 'without looks that take long or leave this machine')
    .option('--json', 'print one line of JSON')
    .action(async ({ quick = false, json = false }: Options) => {
      const patient = { configuration: readConfiguration(), quick, now: () => Date.now() }
      const outcomes = await examine(patient, (one) => {
        if (!json) terminal.write(lineOf(one, terminal.isColourful))
      })
      const count = (verdict: Verdict): number => outcomes.filter((one) => one.verdict === verdict).length
      if (json) terminal.write(JSON.stringify({ bad: count('bad'), warnings: count('warn'), checks: outcomes }))
      else terminal.write(`\n${summary(count('bad'), count('warn'))}`)
      if (count('bad') > 0) process.exitCode = 1
    })
}

function lineOf({ name, verdict, seen, mend }: Examination, isColourful: boolean): string {
  const paint = (code: number, text: string): string => (isColourful ? `\x1b[${code}m${text}\x1b[0m` : text)
  const { sign, colour } = marks[verdict]
  const line = `${paint(colour, sign)} ${name.padEnd(15)} ${seen}`
  return mend === null ? line : `${line}\n  ${''.padEnd(15)} ${paint(1, '→')} ${mend}`
}

function summary(bad: number, warnings: number): string {
  if (bad + warnings === 0) return 'Everything is in order.'
  const parts = [bad > 0 ? `${bad} must be mended` : '', warnings > 0 ? `${warnings} should be looked at` : '']
  return `${parts.filter((part) => part !== '').join(', ')}.`
}

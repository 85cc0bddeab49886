import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { htmlReport } from '../reports/html/index.ts'
import { jsonReport } from '../reports/json.ts'
import { junitReport } from '../reports/junit.ts'
import type { Report } from '../run.ts'
import { ProbeRefusal } from '../target.ts'
import type { Arguments } from './arguments.ts'

const writers = { json: jsonReport, junit: junitReport, html: htmlReport } as const

/** Looks whether the reports can be written, before minutes are spent. @throws {ProbeRefusal} */
export function expectWritable(wanted: Arguments): void {
  for (const { file } of filesOf(wanted)) {
    const wasThere = existsSync(file)
    try {
      closeSync(openSync(file, 'a'))
    } catch (error) {
      throw refusal(file, error)
    }
    if (!wasThere) rmSync(file)
  }
}

/** @returns the files that were written @throws {ProbeRefusal} */
export function writeReports(report: Report, wanted: Arguments): string[] {
  return filesOf(wanted).map(({ kind, file }) => {
    try {
      writeFileSync(file, writers[kind](report))
    } catch (error) {
      throw refusal(file, error)
    }
    return file
  })
}

function filesOf(wanted: Arguments): { kind: keyof typeof writers; file: string }[] {
  return (['json', 'junit', 'html'] as const).flatMap((kind) => {
    const file = wanted[kind]
    return file === undefined ? [] : [{ kind, file }]
  })
}

function refusal(file: string, error: unknown): ProbeRefusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new ProbeRefusal(`${file} cannot be written (${code}). Choose another place for it.`)
}

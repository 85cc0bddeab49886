#!/usr/bin/env node
import { explain } from '../startup-problem.ts'
import { buildProgram } from './program.ts'

try {
  await buildProgram({ write: (text) => process.stdout.write(`${text}\n`) }).parseAsync()
} catch (error) {
  const { message, exitCode } = explain(error)
  process.stderr.write(`dynasend: ${message}\n`)
  process.exitCode = exitCode
}

import { CommanderError } from 'commander'
import { explain, problemText } from '../startup-problem.ts'
import { buildProgram } from './program.ts'

try {
  await buildProgram({
    write: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(text),
    isInteractive: process.stderr.isTTY,
    isColourful: process.stdout.isTTY && process.stdout.hasColors(),
  }).parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // It has told what is wrong already; asking for help is no error.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    const problem = explain(error)
    process.stderr.write(problemText(problem))
    process.exitCode = problem.exitCode
  }
}

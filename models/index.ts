/**
 * `npm run models`: random lists of what a SCIM client does, carried out in a model of RFC 7643 and 7644 and on a real
 * server on SQLite and on PostgreSQL, until one answers differently. Owns the model, which is written by hand and shares no
 * code with `scim` or `server`; a few lists of fixed seeds are part of `npm test`.
 */
import { parseArgs } from 'node:util'
import { openTerminal } from '../scripts/start/terminal.ts'
import { agree } from './agree.ts'
import { openServers } from './worlds/servers.ts'

const usage = 'Use: npm run models -- [--runs 200] [--seed 1] [--length 60] [--path 12:3]'
const terminal = openTerminal()
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    length: { type: 'string', default: '60' },
    path: { type: 'string' },
  },
})
const [runs, seed, length] = [Number(values.runs), Number(values.seed), Number(values.length)]
if (![runs, seed, length].every((number) => Number.isInteger(number) && number > 0)) {
  terminal.line(usage)
  process.exit(2)
}

const name = `${runs} lists of commands, seed ${seed}`
const task = terminal.task(name)
const servers = await openServers()
let [lists, commands] = [0, 0]
const began = performance.now()
try {
  const onRun = (count: number) => {
    commands = count
    task.progress(name, Math.min(++lists, runs), runs)
  }
  await agree(servers, {
    runs,
    seed,
    length,
    shrink: true,
    onRun,
    ...(values.path === undefined ? {} : { path: values.path }),
  })
  task.done(name)
  const seconds = (performance.now() - began) / 1000
  terminal.line(
    `  ${commands} commands; the model, SQLite and PostgreSQL agree on each answer. ${seconds.toFixed(0)} s`,
  )
} catch (error) {
  task.failed(name)
  terminal.line(error instanceof Error ? `${error.message}\n\n${causeOf(error)}` : String(error))
  terminal.line(
    `\nAgain: npm run models -- --runs ${runs} --seed ${seed} --length ${length} [--path P of the line above]`,
  )
  process.exitCode = 1
} finally {
  await servers.close()
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? cause.message : ''
}

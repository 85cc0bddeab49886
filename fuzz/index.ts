/**
 * `npm run fuzz`: input that nobody would send, made from our own grammars and schemas, until something answers as it must
 * not or the time is over. Owns the makers of input and the judges of answers; a few cases of fixed seeds are part of `npm test`.
 */
import { parseArgs } from 'node:util'
import { openServers } from '../models/worlds/servers.ts'
import { openTerminal } from '../scripts/start/terminal.ts'
import { fuzzAdminApi } from './admin-api/run.ts'
import { fuzzParsers } from './parsers/run.ts'
import { fuzzScimApi } from './scim-api/run.ts'

const terminal = openTerminal()
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const [seconds, seed] = [Number(values.seconds), Number(values.seed)]

/** @returns what was counted, in words @throws Error that names the input */
type Target = (seed: number, isOver: () => boolean) => Promise<string>

const parsers: Target = async (first, isOver) => fuzzParsers(first, isOver)

/** Pieces of 200 requests, each with the next seed, so that a find is found again with one piece. */
function inPieces(work: (servers: Awaited<ReturnType<typeof openServers>>, seed: number) => Promise<number>): Target {
  return async (first, isOver) => {
    let [answers, pieces] = [0, 0]
    while (!isOver()) {
      const servers = await openServers()
      try {
        answers += await work(servers, first + pieces)
      } catch (error) {
        throw new Error(`with --seed ${first + pieces}`, { cause: error })
      } finally {
        await servers.close()
      }
      pieces++
    }
    return `${answers} answers in ${pieces} pieces, each as published`
  }
}

const targets: Readonly<Record<string, Target>> = {
  parsers,
  scim: inPieces(async (servers, from) => {
    let answers = 0
    await fuzzScimApi(servers, { runs: 200, seed: from, onAnswer: () => answers++ })
    return answers
  }),
  admin: inPieces(async (servers, from) => {
    let answers = 0
    await fuzzAdminApi(servers, { runs: 200, seed: from, onAnswer: () => answers++ })
    return answers
  }),
}

const chosen = positionals.length === 0 ? Object.keys(targets) : positionals
const unknown = chosen.filter((name) => !Object.hasOwn(targets, name))
if (unknown.length > 0 || !Number.isInteger(seed) || !(seconds > 0)) {
  terminal.line(`Use: npm run fuzz -- [${Object.keys(targets).join(' | ')}] [--seconds 60] [--seed 1]`)
  process.exit(2)
}

for (const name of chosen) {
  const title = `${name}, ${seconds} s, seed ${seed}`
  const task = terminal.task(title)
  const end = performance.now() + seconds * 1000
  try {
    const found = (await targets[name]?.(seed, () => performance.now() > end)) ?? ''
    task.done(title)
    terminal.line(`  ${found}`)
  } catch (error) {
    task.failed(title)
    for (let one: unknown = error; one instanceof Error; one = one.cause) terminal.line(`  ${one.message}`)
    process.exitCode = 1
  }
}

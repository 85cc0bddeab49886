/**
 * Owns `npm run mutate`: small changes are made in the parser, the PATCH engine, authorisation and escaping, one at a time,
 * and the tests concerned must notice each. Owns no test. Survivors that cannot matter are argued in docs/decisions/0031.
 */
import { parseArgs } from 'node:util'
import { isArgued } from './argued.ts'
import { type Part, parts } from './parts.ts'
import { mutate, type Survivor } from './run.ts'

const names = parts.map(({ name }) => name)
const { values } = parseArgs({
  options: { only: { type: 'string' }, concurrency: { type: 'string', default: '2' }, survivors: { type: 'boolean' } },
})
const concurrency = Number(values.concurrency)
const chosen = parts.filter(({ name }) => values.only === undefined || name === values.only)
if (chosen.length === 0 || !(concurrency > 0)) {
  console.error(`Use: npm run mutate -- [--only ${names.join(' | ')}] [--survivors] [--concurrency 2]`)
  process.exit(2)
}

async function score({ name, bar, pieces }: Part): Promise<{ noticed: number; all: number; holds: boolean }> {
  let [noticed, all] = [0, 0]
  const survivors: Survivor[] = []
  const began = performance.now()
  for (const piece of pieces) {
    const one = await mutate(piece, concurrency)
    noticed += one.noticed
    all += one.all
    survivors.push(...one.survivors)
  }
  const open = survivors.filter((one) => !isArgued(one))
  const counted = noticed + open.length
  const share = (100 * noticed) / Math.max(counted, 1)
  const holds = share >= bar
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  console.log(
    `${holds ? '✓' : '✗'} ${name.padEnd(14)} ${share.toFixed(1)} % of ${counted} noticed, ${all - counted} argued, at least ${bar} %  ${minutes} min`,
  )
  if (!holds || values.survivors === true) for (const one of open) console.log(lineOf(one))
  return { noticed, all, holds }
}

const lineOf = ({ file, line, was, became }: Survivor): string =>
  `  ${file}:${line}  ${was.slice(0, 80)}  →  ${became.replaceAll(/\s+/gu, ' ').slice(0, 60)}`

let [noticed, all, holds] = [0, 0, true]
for (const part of chosen) {
  const one = await score(part)
  noticed += one.noticed
  all += one.all
  holds = holds && one.holds
}
console.log(`\n${noticed} of ${all} changes noticed (${((100 * noticed) / Math.max(all, 1)).toFixed(1)} %).`)
process.exitCode = holds ? 0 : 1
